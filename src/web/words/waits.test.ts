import { describe, expect, it } from 'vitest'
import { isOver, stepAtHand, whoHasIt } from './waits.ts'

const wait = { actTitle: '登记实地核验', who: '演示区人社局', due: null, workingDaysLeft: null, afterNotice: null }
const still = { certificate: null, publicity: null }
const hanging = { ...wait, actTitle: '登记区市公示结果', afterNotice: '2024-07-16' }

describe('who has a case 谁在办', () => {
  it('names each hand with what it has to do', () => {
    const sign = { ...wait, actTitle: '签署真实性承诺', who: '申报人' }
    expect(whoHasIt({ ...still, now: [wait, sign], stage: 'submitted' })).toBe('现在由演示区人社局办理“登记实地核验”，申报人办理“签署真实性承诺”。')
    expect(stepAtHand([wait, { ...sign, who: wait.who }])).toEqual({ title: '登记实地核验、签署真实性承诺', hands: '现在由演示区人社局办理' })
  })

  it('asks nobody for anything while a local notice hangs', () => {
    expect(whoHasIt({ ...still, now: [hanging], stage: 'local-notice' })).toBe('公示到2024年7月16日24时，之后由演示区人社局登记区市公示结果。')
    expect(stepAtHand([hanging])).toEqual({ title: '区市公示', hands: '公示到2024年7月16日24时，之后由演示区人社局登记区市公示结果' })
  })

  it('names whoever has something in hand while a local notice hangs, beside the end of it', () => {
    const exception = { ...wait, actTitle: '同意破格', who: '选拔办（复核）' }
    expect(whoHasIt({ ...still, now: [hanging, exception], stage: 'local-notice' })).toBe('公示到2024年7月16日24时，之后由演示区人社局登记区市公示结果；现在由选拔办（复核）办理“同意破格”。')
    expect(stepAtHand([hanging, exception])).toEqual({ title: '区市公示、同意破格', hands: '公示到2024年7月16日24时，之后由演示区人社局登记区市公示结果；“同意破格”现在由选拔办（复核）办理' })
  })

  it('is the round where a case waits together with the others, which is not the end', () => {
    const ways = ['admitted', 'candidate', 'agreed', 'titled'].map((stage) => ({ ...still, now: [], stage }))
    expect(ways.map(whoHasIt)).toEqual(['已通过审查，等待专家评审。', '已列为候选人，等待公示。', '领导小组已通过，等待政府审批和公布。', '这份申报已经办完。'])
    expect(ways.map(isOver)).toEqual([false, false, false, true])
  })

  it('is, of a candidate, how far the publicity is, and in the end the number that was granted', () => {
    const hangs = { lastDay: '2024-08-08', isOver: false, held: false, reposting: null }
    const reposting = { note: '', why: '', hangs: '', since: '2024-08-05', doneOn: null, isOwed: true, isRemoval: false }
    const candidate = (publicity: object) => whoHasIt({ ...still, now: [], stage: 'candidate', publicity: { ...hangs, ...publicity } })
    expect([{}, { lastDay: null }, { isOver: true }, { held: true }, { reposting }].map(candidate)).toEqual([
      '已列为候选人，正在公示，到2024年8月8日（周四）24时为止。', '已列为候选人，正在网站公示，单位张贴后起算公示期。', '已列为候选人，公示已经期满，等待审定。',
      '已列为候选人，公示中有异议正在核实，核实清楚前暂不继续办理。', '已列为候选人，正在公示，到2024年8月8日（周四）24时为止；单位还没有登记更换张贴。',
    ])
    expect(whoHasIt({ ...still, now: [], stage: 'titled', certificate: '2024-001' })).toBe('已授予称号，证书编号 2024-001。')
  })
})
