import { describe, expect, it } from 'vitest'
import type { RoundView } from '../../api/views.ts'
import { heldBack, inParts, partToOpen, whereToAct } from './parts.ts'

type Notice = NonNullable<RoundView['notice']>

const act = (name: string) => ({ act: name, title: name, clause: '', quote: '' })
const hanging = { application: 'a1', name: '候选人', unit: 'u1', unitName: '演示单位', secret: false, unitPostedOn: '2024-08-01', place: '公告栏', lastDay: '2024-08-08', workingDaysLeft: 3, provisional: false, held: false, reposting: null, issuedAnewOn: null, isGone: false }
const objection = { id: 'o1', application: 'a1', name: '候选人', at: '2024-08-02T01:00:00.000Z', receipt: '1', objector: null, proposed: null, settled: null, answered: null, acts: [act('ProposeFinding')] }
const notice: Notice = { id: 'r1', version: 2, stage: 'ended', stageName: '公示已结束', websiteOn: '2024-08-01', workingDays: 5, candidates: [hanging], objections: [], acts: [], publicPath: '/notices/r1', paper: null }
const batch = { acts: [act('ReturnDecision'), act('SubmitDecision')] } as unknown as RoundView['decisions'][number]
const round = { stage: 'decide', notice, decisions: [] }

describe('the parts of a round', () => {
  it('open where something waits for whoever looks, even behind the stage at hand, and otherwise at the stage', () => {
    const asked = { ...round, notice: { ...notice, objections: [objection] } }
    expect([round, asked, { ...round, decisions: [batch] }, { ...round, stage: 'nominate' }].map(partToOpen)).toEqual(['decision', 'publicity', 'decision', 'overview'])
  })

  it('ask for what leads on, and not for what turns down', () =>
    expect(inParts({ ...round, decisions: [batch] }).map(({ act: name, part }) => [name, part])).toEqual([['SubmitDecision', 'decision']]))

  it('are where the first line leads when it asks for something in them, and not to what may be done with the whole round', () => {
    const finishing = { ...round, acts: [act('FinishRound')] }
    expect([whereToAct({ ...finishing, notice: { ...notice, objections: [objection] } }), whereToAct(finishing), whereToAct({ ...round, acts: [] })]).toEqual(['#parts', '#acts', undefined])
  })

  it('name whom an objection keeps from being put forward, and nobody who has left', () => {
    const candidates = [hanging, { ...hanging, name: '被反映人', held: true }, { ...hanging, name: '已撤下的人', held: true, isGone: true }]
    expect([heldBack({ notice: { ...notice, candidates } }), heldBack({ notice: null })]).toEqual([['被反映人'], []])
  })
})
