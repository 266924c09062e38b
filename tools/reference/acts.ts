import { applicationStageName } from '../../src/domain/application/application.ts'
import { batchStageName } from '../../src/domain/decision/decision.ts'
import { acts, type CommandSubject, type Subject } from '../../src/domain/lifecycle.ts'
import { noticeStageName } from '../../src/domain/notice/notice.ts'
import { scoresheetStageName } from '../../src/domain/review/scoresheet.ts'
import { roundStageName } from '../../src/domain/round/round.ts'
import type { Act } from '../../src/domain/shared/act.ts'
import { roleName } from '../../src/domain/shared/actor.ts'
import { titleStageName } from '../../src/domain/title/title.ts'
import { access, pathOf } from '../../src/http/access.ts'
import { code, link, page, table, type Page } from './markdown.ts'

const subjects: Readonly<Record<Subject, Readonly<{ title: string; stages: Readonly<Record<string, string>> }>>> = {
  round: { title: '批次', stages: roundStageName },
  application: { title: '申报', stages: applicationStageName },
  scoresheet: { title: '评分表', stages: scoresheetStageName },
  notice: { title: '公示', stages: noticeStageName },
  decision: { title: '审定批次', stages: batchStageName },
  title: { title: '称号', stages: titleStageName },
}

/** 办理事项 — every act, from which stage it is open, to whom, and under which stage of the measure. */
export function actsPage(): Page {
  const chapters = (Object.keys(acts) as Subject[]).flatMap((subject) => [
    `## ${subjects[subject].title} ${code(subject)}`,
    table(['办理 act', '名称', '从哪个环节办起 from', '由谁办 roles', '依据阶段 stage', '接口 route'], rows(subject)),
    `环节：${Object.entries(subjects[subject].stages).map(([stage, name]) => `${code(stage)} ${name}`).join('、')}。`,
  ])
  return page('docs/reference/acts.md', '办理事项 Acts',
    `来自 ${link('src/domain/lifecycle.ts', 'src/domain/lifecycle.ts')} 中的表；页面、接口和判断函数读的是同一张表。`
    + '“依据阶段”是政策数据中的阶段，系统据此引出条款；`nominations` 不是阶段，引的是推荐名额的条款。由“系统”办理的，或因时间到了，或因另一件事联动（'
    + `${link('src/domain/consequences.ts', 'consequences.ts')}），没有接口；其余没有写接口的，接口另有名称，见[权限表](access.md)。`,
    ...chapters)
}

function rows(subject: Subject): readonly (readonly string[])[] {
  const { stages } = subjects[subject]
  return Object.entries(acts[subject] as Readonly<Record<string, Act<string>>>).map(([name, { title, from, roles, stage, rule }]) => [
    code(name), title, from.map((each) => stages[each] ?? each).join('、'), roles.map((role) => roleName[role]).join('、'), code(rule ?? stage), route(subject, name),
  ])
}

/** Acts with a route of their own stand in the access table under another name, or under none. */
function route(subject: Subject, act: string): string {
  const path = `POST /api/${pathOf[subject as CommandSubject]}/:id/${act}`
  return path in access ? code(path) : ''
}
