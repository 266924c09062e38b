import { endOfDayInWords } from '../../policy/day.ts'
import type { CaseView } from '../api/views.ts'
import { dayInWords, dayWithWeekday } from './days.ts'
import { repostedInWords } from './reposting.ts'

type Wait = CaseView['now'][number]

type Standing = Pick<CaseView, 'now' | 'stage' | 'certificate' | 'publicity'>

/** 谁在办 — who has the case, with what; while a notice hangs, until when it does and what comes after; in the end, what became of it. */
export function whoHasIt({ now, stage, certificate, publicity }: Standing): string {
  if (now.length === 0) {
    if (certificate !== null) return `已授予称号，证书编号 ${certificate}。`
    if (stage === 'candidate' && publicity !== null) return `已列为候选人，${whileHanging(publicity)}`
    return together[stage] ?? '这份申报已经办完。'
  }
  const { hanging, inHand } = apart(now)
  return `${[...hanging.map(afterNoticeInWords), ...(inHand.length === 0 ? [] : [`现在由${inHand.map(({ who, actTitle }) => `${who}办理“${actTitle}”`).join('，')}`])].join('；')}。`
}

function whileHanging({ lastDay, isOver, held, reposting }: NonNullable<CaseView['publicity']>): string {
  if (held) return '公示中有异议正在核实，核实清楚前暂不继续办理。'
  if (isOver) return '公示已经期满，等待审定。'
  return lastDay === null ? '正在网站公示，单位张贴后起算公示期。' : `正在公示，到${endOfDayInWords(dayWithWeekday(lastDay))}为止${reposting?.isOwed ? `；单位${repostedInWords(reposting)}` : ''}。`
}

/** Stages in which nobody has a single case in hand: it waits together with the others of its round. */
const together: Readonly<Record<string, string>> = {
  admitted: '已通过审查，等待专家评审。', candidate: '已列为候选人，等待公示。', agreed: '领导小组已通过，等待政府审批和公布。',
}

/** Nobody has it now, and nobody will: the case came to its end. */
export const isOver = ({ now, stage }: Pick<CaseView, 'now' | 'stage'>): boolean => now.length === 0 && together[stage] === undefined

/** 正在办的一步 — what it is called, and in whose hands it is. */
export function stepAtHand(now: readonly Wait[]): Readonly<{ title: string; hands: string }> {
  const { hanging, inHand } = apart(now)
  const titles = inHand.map(({ actTitle }) => actTitle)
  const hands = `现在由${[...new Set(inHand.map(({ who }) => who))].join('、')}办理`
  if (hanging.length === 0) return { title: titles.join('、'), hands }
  return {
    title: ['区市公示', ...titles].join('、'),
    hands: [...hanging.map(afterNoticeInWords), ...(inHand.length === 0 ? [] : [`“${titles.join('、')}”${hands}`])].join('；'),
  }
}

/** What comes only when a notice has ended, and what can be done now. */
function apart(now: readonly Wait[]): Readonly<{ hanging: readonly Wait[]; inHand: readonly Wait[] }> {
  return { hanging: now.filter(({ afterNotice }) => afterNotice !== null), inHand: now.filter(({ afterNotice }) => afterNotice === null) }
}

const afterNoticeInWords = ({ afterNotice, who, actTitle }: Wait): string => `公示到${endOfDayInWords(dayInWords(afterNotice ?? ''))}，之后由${who}${actTitle}`
