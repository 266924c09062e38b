import { useState, type ReactNode } from 'react'
import { Navigate } from 'react-router'
import { endOfDayInWords } from '../../../policy/day.ts'
import { ActForm, ReasonForm } from '../../acts/ActForm.tsx'
import type { Opened } from '../../acts/ActPanel.tsx'
import { useAct } from '../../acts/useAct.ts'
import type { ActOf } from '../../api/client.ts'
import type { RoundView } from '../../api/views.ts'
import { dayInWords } from '../../words/days.ts'
import { Changes } from '../../measure/Amendments.tsx'
import { PrepareDecision } from '../decision/PrepareDecision.tsx'
import { ProposeNotice } from '../publicity/NoticeActs.tsx'
import { ProposeCandidates } from './ProposeCandidates.tsx'
import { ProposeAmendment } from './ProposeAmendment.tsx'
import { ProposeExtraPlaces } from './ProposeExtraPlaces.tsx'
import { ProposePanel } from './ProposePanel.tsx'
import { ProposeRelease } from './ProposeRelease.tsx'
import { ProposeTermination } from './ProposeTermination.tsx'

export type RoundActProps = Opened & Readonly<{ round: RoundView }>

/** The form of an act on a round, or of one that opens its notice or a batch of decisions. */
export function RoundActForm(props: RoundActProps): ReactNode {
  const { round, act } = props
  switch (act.act) {
    case 'ReviseRound': return <Navigate to={`/rounds/${round.id}/plan`} />
    case 'ProposeAmendment': return <ProposeAmendment {...props} />
    case 'ProposeTermination': return <ProposeTermination {...props} />
    case 'ProposeExtraPlaces': return <ProposeExtraPlaces {...props} />
    case 'ProposePanel': return <ProposePanel {...props} />
    case 'ProposeRelease': return <ProposeRelease {...props} />
    case 'ProposeCandidates': return <ProposeCandidates {...props} />
    case 'ProposeNotice': return <ProposeNotice {...props} />
    case 'PrepareDecision': return <PrepareDecision {...props} />
    case 'CloseWithoutHolders':
    case 'ReturnAnnouncement':
    case 'ReturnAmendment':
    case 'ReturnTermination':
    case 'ReturnExtraPlaces':
    case 'ReturnPanel':
    case 'ReturnRelease':
    case 'ReturnCandidates': return <WithReason {...props} name={act.act} consequence={act.act === 'CloseWithoutHolders' ? '本轮没有人获得称号，办结后不再有变化。理由写入本轮的办理记录。' : '退回经办人修改，经办人会看到您的理由。'} />
    case 'ProposeAnnouncement':
    case 'AnnounceRound':
    case 'ConfirmAmendment':
    case 'ConfirmTermination':
    case 'ConfirmExtraPlaces':
    case 'CloseNominations':
    case 'CloseQualification':
    case 'ConfirmPanel':
    case 'ConfirmRelease':
    case 'ApproveCandidates':
    case 'FinishRound': return <Press {...props} name={act.act} consequence={consequences[act.act](round)} />
    default: return <p>“{act.title}”不在这一页办理。</p>
  }
}

type Pressed = 'ProposeAnnouncement' | 'AnnounceRound' | 'ConfirmAmendment' | 'ConfirmTermination' | 'ConfirmExtraPlaces' | 'CloseNominations' | 'CloseQualification' | 'ConfirmPanel' | 'ConfirmRelease' | 'ApproveCandidates' | 'FinishRound'

const consequences: Readonly<Record<Pressed, (round: RoundView) => ReactNode>> = {
  ProposeAnnouncement: () => '提请后由另一位复核人员发布，方案不能再改。',
  AnnounceRound: ({ applyBy }) => `发布后通知公开，单位可以申报，到${endOfDayInWords(dayInWords(applyBy))}截止。发布以后名额和规定不能再改，名称、文号只能公开更正，截止日只能延后：请先逐项核对“通知内容”，看过“待发布的文稿”，有不对的“退回修改”。`,
  ConfirmAmendment: ({ amendments: { asked } }) => asked !== null && <><p>发布后马上生效，公开的网页和通知文书都改过来，原来的内容和更正理由一并公开。请先看过“待发布的文稿”，有不对的“退回更正通知”。</p><Changes amendment={asked} /></>,
  ConfirmTermination: ({ askedTermination }) => askedTermination !== null && <><p>终止后不能恢复：在办的申报全部结束，申报人会看到理由；正在公示的马上撤下，请单位撤下张贴；公开的网页写明终止和理由。</p><p>理由：{askedTermination.reason}{askedTermination.issuedAs !== '' && `（${askedTermination.issuedAs}）`}</p></>,
  ConfirmExtraPlaces: ({ extraPlaces }) => {
    const { name = '', places = 0, reason = '' } = extraPlaces?.asked ?? {}
    return `同意“${name}”在名额分配表以外多推荐${places}名，同意后马上生效。理由：${reason}`
  },
  CloseNominations: () => '截止后转入资格审查，没有报送的申报不再受理。',
  CloseQualification: () => '结束后转入专家评审，不再审查新的申报。',
  ConfirmPanel: ({ panel }) => `确认${panel?.experts.length ?? 0}名评审专家：${panel?.experts.map(({ name }) => name).join('、') ?? ''}。`,
  ConfirmRelease: ({ panel }) => {
    const { name = '', reason = '', keepsScores = false, leader = null } = panel?.release ?? {}
    return `解除${name}（${reason}）；已交的评分${keepsScores ? '仍然有效' : '作废'}。${leader === null ? '' : `组长改由${leader}担任。`}`
  },
  ApproveCandidates: ({ ranking }) => `确认${ranking.filter(({ candidate }) => candidate).length}名候选人，转入公示。`,
  FinishRound: () => '办结后本轮不再有变化。',
}

function Press({ round, name, onDone, ...form }: RoundActProps & Readonly<{ name: ActOf<'rounds'>; consequence: ReactNode }>) {
  const doing = useAct('rounds', name, round, onDone)
  return <ActForm {...form} doing={doing} kind={name === 'ConfirmTermination' ? 'danger' : 'main'} onSubmit={() => doing.send({})} />
}

type Reasoned = 'ReturnAnnouncement' | 'ReturnTermination' | 'ReturnAmendment' | 'ReturnExtraPlaces' | 'ReturnPanel' | 'ReturnRelease' | 'ReturnCandidates' | 'CloseWithoutHolders'

function WithReason({ round, name, onDone, ...form }: RoundActProps & Readonly<{ name: Reasoned; consequence: string }>) {
  const doing = useAct<'rounds', Reasoned>('rounds', name, round, onDone)
  const [reason, setReason] = useState('')
  return <ReasonForm {...form} doing={doing} reason={reason} onReason={setReason} onSubmit={() => doing.send({ reason })} />
}
