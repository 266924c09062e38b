import type { CompetitionTier, ContestantGroup } from './competition.ts'
import type { CompetitionClass, CompetitionLevel, HonourLevel } from './condition.ts'

/* Levels, classes and groups as they are said in a sentence, on a page and at a console. */

export const levelNames: Readonly<Record<HonourLevel | CompetitionLevel, string>> = { world: '世界', national: '国家级', provincial: '省级', municipal: '市级', district: '区县级' }
export const classNames: Readonly<Record<CompetitionClass, string>> = { '1': '一类', '2': '二类', 'none': '', 'unknown': '类别不清楚的' }
export const tierNames: Readonly<Record<CompetitionTier, string>> = { '1': '一档', '2': '二档', '3': '三档' }
/** As the form asks for them. */
export const groupNames: Readonly<Record<ContestantGroup, string>> = { worker: '职工组', student: '学生组', teacher: '教师组' }

/** 级别和类别 — how a competition is graded; the level is absent where nobody has said it. */
export type Graded = Readonly<{ level?: CompetitionLevel; class: CompetitionClass; tier?: CompetitionTier }>

/** 省级一类竞赛 */
export function gradeWords({ level, class: ofClass, tier }: Graded): string {
  return `${level === undefined ? '' : levelNames[level]}${classNames[ofClass]}${tier === undefined ? '' : tierNames[tier]}竞赛`
}
