import { describe, expect, it } from 'vitest'
import { weihai2024, weihai2024Id, textOf } from '../../test/policy/versions.ts'
import { answersOf } from '../../test/support/facts.ts'
import { seenByExperts, withheldByDefault, withheldFromExperts } from './expertView.ts'
import type { Attachment } from './policy.ts'
import { readPolicy } from './readPolicy.ts'
import { sensitiveFields } from './sensitive.ts'

const file = (material: string): Attachment => ({ id: material, material, fileName: `${material}.pdf`, mediaType: 'application/pdf', bytes: 1, sha256: material })
const content = { answers: answersOf(), attachments: [file('id-card'), file('certificate'), file('awards')] }
const read = (more: string) => readPolicy({ id: weihai2024Id, policy: textOf(weihai2024Id, 'policy.yaml') + more, form: textOf(weihai2024Id, 'form.yaml'), source: textOf(weihai2024Id, 'source.md') })

describe('what experts do not see 对专家隐去的内容', () => {
  it('is by default what identifies the person further: number, phone, address, and the scans that bear such', () => {
    const seen = seenByExperts(weihai2024(), content)
    expect(['idNumber', 'phone', 'birthMonth', 'politicalStatus', 'secret', 'certificateNumber', 'unitAddress'].filter((field) => field in seen.answers)).toEqual([])
    expect(Object.keys(content.answers)).toEqual(expect.arrayContaining(['idNumber', 'certificateNumber', 'unitAddress']))
    expect(seen.answers).toMatchObject({ name: content.answers['name'], deeds: content.answers['deeds'] })
    expect(seen.attachments.map(({ material }) => material)).toEqual(['awards'])
    expect(withheldFromExperts(weihai2024())).toEqual([...withheldByDefault, { field: 'photo', reason: '敏感个人信息，评审用不到。' }])
  })

  it('says of each thing that it withholds why', () => {
    const [judged, identifies, checked] = ['评审看的是技能和业绩，与这一项无关。', '能据以确定或联系本人，评审用不到。', '由推荐单位和选拔办核对过，载有身份证件号码或证书编号。']
    expect(withheldByDefault).toEqual([
      { field: 'idNumber', reason: identifies }, { field: 'phone', reason: identifies }, { field: 'birthMonth', reason: judged }, { field: 'politicalStatus', reason: judged },
      { field: 'secret', reason: judged }, { field: 'certificateNumber', reason: checked }, { field: 'unitAddress', reason: identifies },
      { material: 'id-card', reason: identifies }, { material: 'certificate', reason: checked },
    ])
  })

  it('is what the measure says, where it says so, with clause or reason', () => {
    const found = read('\nwithheldFromExperts:\n  - { material: awards, reason: 盲评 }\n  - { field: name, reason: 盲评 }\n')
    if (found.kind === 'wrong') throw new Error(JSON.stringify(found.mistakes))
    const seen = seenByExperts(found.policy, content)
    const sensitive = sensitiveFields(found.policy.form).map(({ id }) => id)
    expect(seen.answers).toEqual(Object.fromEntries(Object.entries(content.answers).filter(([field]) => field !== 'name' && !sensitive.includes(field))))
    expect([seen.attachments.map(({ material }) => material), 'unitAddress' in seen.answers, 'idNumber' in seen.answers]).toEqual([['id-card', 'certificate'], true, false])
  })

  it('names only what form and material list have, and says why', () => {
    const found = read('\nwithheldFromExperts:\n  - { material: nothing, reason: 盲评 }\n  - { field: nothing, reason: 盲评 }\n')
    expect(found.kind === 'wrong' && found.mistakes.map(({ text }) => text)).toEqual(['材料清单里没有“nothing”', '申报表里没有“nothing”'])
    expect(read('\nwithheldFromExperts:\n  - { material: awards }\n').kind).toBe('wrong')
  })

  it('of the house’s default is known to the form and the list of 威海市', () => {
    const { form, materials } = weihai2024()
    const known = new Set([...form.pages.flatMap(({ fields }) => fields.map(({ id }) => id)), ...materials.map(({ id }) => id)])
    expect(withheldByDefault.map((each) => ('field' in each ? each.field : each.material)).filter((id) => !known.has(id))).toEqual([])
  })
})
