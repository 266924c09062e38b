import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { getPolicy, textOf, weihai2024, weihai2024Id } from '../../test/policy/versions.ts'
import { caseDifferences } from './caseDifferences.ts'
import { casesSchema, type Cases } from './cases.ts'

const casesOf = (id: string): Cases => casesSchema.parse(parse(textOf(id, 'cases.yaml')))
const policy = weihai2024()
const cases = casesOf(weihai2024Id)
const told = (from: Partial<Cases>, to: Partial<Cases>) => caseDifferences({ policy, cases: { ...cases, ...from } }, { policy, cases: { ...cases, ...to } }).map(({ text }) => text)

const applicant = (title: string, verdicts: Cases['applicants'][number]['verdicts'], on = '2024-07-31'): Cases['applicants'][number] => ({ title, on, verdicts })

describe('worked examples that are otherwise 实例的对照', () => {
  it('says nothing where nothing is otherwise', () => expect(told({}, {})).toEqual([]))

  it('tells the office what came and what went, each group in a sentence', () => {
    const [one, two, three] = ['甲', '乙', '丙'].map((title) => applicant(title, {}))
    expect(caseDifferences({ policy, cases: { ...cases, applicants: [one!, three!] } }, { policy, cases: { ...cases, applicants: [one!, two!] } }))
      .toEqual([{ whom: '选拔办', about: '实例', text: '条件的实例新增1个：“乙”；不再有1个：“丙”。', clauses: {} }])
    expect(told({ applicants: [] }, { applicants: [one!, two!] })).toEqual(['条件的实例新增2个：“甲”、“乙”。'])
    expect(told({ notices: [] }, { notices: [{ title: '甲', postedOn: '2024-07-01', firstDay: '2024-07-02', lastDay: '2024-07-08' }] })).toEqual(['公示期的实例新增1个：“甲”。'])
    expect(told({ rankings: [{ title: '甲', people: [], order: [] }], forms: [{ title: '乙', problems: [] }] }, { rankings: [], forms: [] })).toEqual(['填表的实例不再有1个：“乙”。', '先后的实例不再有1个：“甲”。'])
  })

  it('tells another outcome by the titles of the conditions', () => {
    const [age] = policy.conditions.filter(({ id }) => id === 'age')
    expect(told({ applicants: [applicant('甲', { age: 'met', gone: 'not-met', same: 'met' })] }, { applicants: [applicant('甲', { age: 'not-met', same: 'met', 'skill-level': 'needs-judgement' })] }))
      .toEqual([`条件的实例“甲”应有的结果：“${age?.title}”由“符合”改为“不符合”，“gone”由“不符合”改为“没有写”，“${policy.conditions.find(({ id }) => id === 'skill-level')?.title}”由“没有写”改为“须由人判断”。`])
  })

  it('tells that the case itself is otherwise where the outcome is the same', () => {
    expect(told({ applicants: [applicant('甲', { age: 'met' })] }, { applicants: [applicant('甲', { age: 'met' }, '2024-08-01')] })).toEqual(['条件的实例“甲”的情况有变。'])
  })

  it('tells another result of forms, rankings and notices in words', () => {
    const notice = (lastDay: string) => ({ notices: [{ title: '甲', postedOn: '2024-07-01', firstDay: '2024-07-02', lastDay }] })
    expect(told(notice('2024-07-08'), notice('2024-07-09'))).toEqual(['公示期的实例“甲”应有的结果，由“2024-07-08”改为“2024-07-09”。'])
    const ranking = (order: Cases['rankings'][number]['order']) => ({ rankings: [{ title: '甲', people: [], order }] })
    expect(told(ranking(['乙', '丙']), ranking([['乙', '丙'], '丁']))).toEqual(['先后的实例“甲”应有的结果，由“乙；丙”改为“乙、丙并列；丁”。'])
    const form = (...problems: readonly string[]) => ({ forms: [{ title: '甲', problems: [...problems] }] })
    expect(told(form(), form('post required'))).toEqual(['填表的实例“甲”应有的结果，由“没有问题”改为“post required”。'])
  })

  it('knows the conditions of re-verification too', () => {
    const huancui = 'huancui/chief-technician/2022-12-01'
    const version = { policy: getPolicy(huancui), cases: casesOf(huancui) }
    const [first] = version.policy.title?.reverification?.conditions ?? []
    const held = (outcome: 'met' | 'not-met') => ({ ...version, cases: { ...version.cases, reverifications: [{ title: '甲', on: '2024-11-30', verdicts: { [first?.id ?? '']: outcome } }] } })
    expect(caseDifferences(held('met'), held('not-met')).map(({ text }) => text)).toEqual([`复核认定的实例“甲”应有的结果：“${first?.title}”由“符合”改为“不符合”。`])
    expect(told({}, { reverifications: [] })).toEqual([])
  })

  it('names what is filled in otherwise in the application that all are made from', () => {
    const { base } = cases
    expect(told({}, { base: { ...base, born: '1990-01-01', sex: base.sex === 'male' ? 'female' : 'male', answers: { ...base.answers, name: '演示另', added: true } } }))
      .toEqual(['实例据以改写的申报表，“出生日期”、“性别”、“姓名”、“added”填写的内容有变。'])
  })

  it('tells the competitions that the examples speak of, with all that is said of them', () => {
    const entry = { id: 'a', year: 2024, name: '演示赛', level: 'municipal', class: '1', number: '演示1号' } as const
    expect(told({ competitions: [entry] }, { competitions: [{ ...entry, otherNames: ['别名'], tier: '2', occupations: ['焊工'], groups: ['worker'] }] }))
      .toEqual(['实例里的竞赛名录新增1个：“2024年演示赛、别名（市级一类二档竞赛，焊工，职工组，演示1号）”；不再有1个：“2024年演示赛（市级一类竞赛，演示1号）”。'])
    const { competitions: _, ...none } = cases
    expect(caseDifferences({ policy, cases: none }, { policy, cases: { ...none, competitions: [entry] } }).map(({ text }) => text)).toEqual(['实例里的竞赛名录新增1个：“2024年演示赛（市级一类竞赛，演示1号）”。'])
  })
})
