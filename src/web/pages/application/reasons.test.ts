import { describe, expect, it } from 'vitest'
import { RefusedError, UnreachableError } from '../../api/client.ts'
import { problemsHere, reasonsFrom } from './reasons.ts'

const draft = { version: 3, signedVersion: 3, problems: [{ field: 'occupation', text: '请填写“职业（工种）”。' }] }
const here = (change: Partial<typeof draft>, opinion = '同意推荐。', unsaved: readonly string[] = []) => problemsHere({ draft: { ...draft, ...change }, unsaved: new Set(unsaved) }, opinion).map(({ field, text }) => `${field} ${text}`)
const hasPlace = (field: string) => ['idNumber', 'occupation'].includes(field)

describe('what stands in the way of a submission, known on the page 提交前的问题', () => {
  it('is everything at once: the opinion, the form, what is not saved, the signature', () => expect(here({ version: 4 }, ' ', ['deeds'])).toEqual([
    'unitOpinion 请填写单位推荐意见。', 'occupation 请填写“职业（工种）”。', 'saved 还有内容没有保存到服务器，请等页面显示“已保存”再提交。', 'commitment 签署承诺后内容又改过，请申报人重新签署。',
  ]))
  it('is an opinion too long for the form', () => expect(here({ problems: [] }, '好'.repeat(502))).toEqual(['unitOpinion 推荐意见最多500字，请删去2字。']))
  it('is nothing where all is done', () => expect(here({ problems: [] })).toEqual([]))
})

describe('what the server found beyond that 服务器另外发现的', () => {
  const known = [{ field: 'occupation', text: '请填写“职业（工种）”。' }]
  const said = new RefusedError(422, [
    { code: 'wrong-words', about: 'unitOpinion', detail: '请填写意见' }, { code: 'wrong-words', about: 'draftVersion', detail: '不能小于1' }, { code: 'commitment-unsigned', about: 'commitment', detail: '没有签署' },
    { code: 'required', about: 'occupation', detail: '请填写“职业（工种）”。' }, { code: 'person-applies-twice', about: 'idNumber', detail: '已有一份申报' },
    { code: 'deadline-passed', about: 'applyBy', detail: '已截止' }, { code: 'round-not-open', detail: '现在不接受申报' },
  ])
  it('joins what is known here, each once: with a link where it is mended, beside them where nothing on the form is', () => expect(reasonsFrom(known, said, hasPlace)).toEqual({
    problems: [...known, { field: 'idNumber', text: '已有一份申报' }],
    beside: [{ code: 'deadline-passed', about: 'applyBy', detail: '已截止' }, { code: 'round-not-open', detail: '现在不接受申报' }],
  }))
  it.each([['no error', null], ['a line that is down', new UnreachableError()]])('is nothing with %s', (_, error) => expect(reasonsFrom(known, error, hasPlace)).toEqual({ problems: known, beside: [] }))
})
