import type { ReactNode } from 'react'
import type { Policy } from '../../../policy/policy.ts'
import type { CaseView } from '../../api/views.ts'
import { Facts, Section } from '../../parts/Page.tsx'
import { dateInWords, dayInWords } from '../../words/days.ts'
import { noticeOutcome } from '../../words/noticeOutcome.ts'
import { repostedInWords } from '../../words/reposting.ts'

type Row = readonly [name: string, value: ReactNode]

/** 办理情况 — what the hands before have found and said, in the order in which it happened. */
export function Handling({ view, policy }: Readonly<{ view: CaseView; policy: Policy }>) {
  const rows = [...fromUnit(view), ...fromDistrict(view, policy), ...fromOffice(view, policy)]
  return rows.length === 0 ? null : <Section title="各级意见"><Facts rows={rows} /></Section>
}

function fromUnit({ content }: CaseView): Row[] {
  return content === null ? [] : [['单位推荐意见', content.unitOpinion], ['承诺签名', content.signature]]
}

function fromDistrict({ id, name, verification, recommendation, localNotice }: CaseView, policy: Policy): Row[] {
  const titleOf = (material: string): string => policy.materials.find(({ id }) => id === material)?.title ?? material
  const rows: Row[] = []
  if (verification !== null) {
    rows.push(['实地核验', `${dayInWords(verification.visitedOn)}，${verification.by}`])
    // What was seen of a person and photographed is gone with the person's key.
    if (name !== '') rows.push(['看过的原件', verification.originals.filter(({ seen }) => seen).map(({ material, note }) => (note === '' ? titleOf(material) : `${titleOf(material)}（${note}）`)).join('、')])
    if (name !== '' && verification.screenshot !== null) rows.push(['证书查询', <a key="screenshot" href={`/api/cases/${id}/files/${verification.screenshot}`} target="_blank" rel="noreferrer">查看页面截图</a>])
  }
  if (recommendation !== null) rows.push(['区市推荐意见', `${recommendation.opinion}（${dayInWords(recommendation.on)}）`])
  const reposted = repostedInWords(localNotice?.reposting ?? null)
  if (localNotice !== null) rows.push(['区市公示', `${dayInWords(localNotice.postedOn)}至${dayInWords(localNotice.lastDay)}，${localNotice.place}${reposted === '' ? '' : `，${reposted}`}${localNotice.outcome === null ? '' : `：${noticeOutcome[localNotice.outcome]}`}`])
  return rows
}

function fromOffice({ exceptions, qualification, ranking, ended, certificate }: CaseView, policy: Policy): Row[] {
  const titleOf = (condition: string): string => policy.conditions.find(({ id }) => id === condition)?.title ?? condition
  return [
    ...exceptions.map(({ condition, reason, confirmed }): Row => ['破格', `${titleOf(condition)}：${reason}（${confirmed ? '已同意' : '待复核'}）`]),
    ...(qualification === null ? [] : [['资格审查意见', qualificationInWords(qualification)] as Row]),
    ...(ranking === null ? [] : [['评审结果', `第${ranking.rank}名，${ranking.score}分${ranking.candidate ? '，列为候选人' : ''}`] as Row]),
    ...(ended === null ? [] : [['终止原因', ended.reason] as Row]),
    ...(certificate === null ? [] : [['证书编号', certificate] as Row]),
  ]
}

function qualificationInWords({ admit, reason, proposed, confirmed }: NonNullable<CaseView['qualification']>): string {
  const hands = [
    ...(proposed === null ? [] : [`${dateInWords(proposed.at)}提出：${proposed.by}`]),
    confirmed === null ? '待复核' : `${dateInWords(confirmed.at)}确认：${confirmed.by}`,
  ]
  return `${admit ? '通过' : '不予通过'}${reason === '' ? '' : `：${reason}`}（${hands.join('；')}）`
}
