import { calendarsOf } from '../../policy/calendar.ts'
import { describe, expect, it } from 'vitest'
import { secretHolder, story, until, type Step } from '../../../test/papers/story.ts'
import { worldOf } from '../../../test/papers/world.ts'
import type { Publicity, Result } from '../documents/papers.ts'
import { certificatePaper } from './certificate.ts'
import { inOrder } from './public.ts'
import { publicityPaper } from './publicity.ts'
import { lastPublished, resultPaper } from './result.ts'

function publicityOf(part: readonly Step[]): Publicity | undefined {
  const { grounds, notice, applications, organisation, calendars } = worldOf(part)
  return publicityPaper(grounds, notice, applications, organisation, calendars)
}

function resultOf(part: readonly Step[]): Result | undefined {
  const { grounds, batches, applications, organisation } = worldOf(part)
  const batch = lastPublished(batches)
  return batch && resultPaper(grounds, batch, applications, organisation)
}

const shown = [
  { name: '丁演丙', unit: '演示精密仪器有限公司', occupation: '数控车工' },
  { name: '王演甲', unit: '演示船舶重工有限公司', occupation: '焊工' },
]

describe('the notice to the public 公示', () => {
  it('shows the candidates by strokes, without the one who is secret-related', () => {
    const { notice } = worldOf(until('2024-08-27'))
    expect(notice.stage === 'posted' && notice.candidates.map(({ application }) => application)).toEqual(['case-jia', secretHolder.id, 'case-bing'])
    expect(publicityOf(until('2024-08-27'))?.people).toEqual(shown)
  })

  it('prints the first and the last day, and is dated by its posting', () => {
    const { period, issuedOn } = publicityOf(until('2024-08-27'))!
    expect([period, issuedOn]).toEqual([{ firstDay: '2024-08-28', lastDay: '2024-09-03', workingDays: 5 }, '2024-08-27'])
  })

  it('says of whom the unit was late to post until when that name hangs', () => {
    expect(publicityOf(until('2024-08-27'))?.objections.manner).not.toContain('丁演丙')
    expect(publicityOf(until('2024-08-28'))?.objections.manner).toMatch(/丁演丙同志所在单位于2024年8月28日张贴，对其公示和异议受理至2024年9月4日。$/)
  })

  it('says so where the last day is provisional', () => {
    const { grounds, notice, applications, organisation } = worldOf(until('2024-08-27'))
    const unpublished = calendarsOf([])
    expect(publicityPaper(grounds, notice, applications, organisation, unpublished)?.objections.manner).toMatch(/截止日期为暂定，以公布后的为准。$/)
    expect(publicityOf(until('2024-08-27'))?.objections.manner).not.toContain('暂定')
  })

  it('leaves blanks for the office to fill, and names who hears objections', () => {
    const { body, phone, address, email } = publicityOf(until('2024-08-27'))!.objections
    expect({ body, phone, address, email }).toEqual({
      body: '威海市首席技师选拔管理工作办公室', phone: '________________', address: '威海市胶州路7号市人力资源社会保障局615室', email: '________________',
    })
  })

  it('does not exist before it is posted', () => {
    expect(publicityOf(until('2024-08-26'))).toBeUndefined()
  })

  it('leaves out a person marked secret-related only after the posting', () => {
    const { grounds, notice, applications, organisation, calendars } = worldOf(until('2024-08-27'))
    const marked = new Map([...applications].map(([id, each]) => [id, each.stage !== 'none' && id === 'case-jia' ? { ...each, secret: true } : each]))
    expect(publicityPaper(grounds, notice, marked, organisation, calendars)?.people).toEqual(shown.slice(0, 1))
  })
})

describe('the list of new holders 公布名单', () => {
  it('names them under the government’s number and day, without the one who is secret-related', () => {
    const { number, issuedOn, people, titleName } = resultOf(story)!
    expect({ number, issuedOn, people, titleName }).toEqual({ number: '演政字〔2024〕58号', issuedOn: '2024-09-25', people: shown, titleName: '威海市首席技师' })
  })

  it('says the years of the term that the office filled in', () => {
    expect(resultOf(story)?.closing?.[0]).toBe('管理期4年。')
  })

  it('does not exist before the government’s approval is published', () => {
    expect(resultOf(until('2024-09-25'))).toBeUndefined()
  })

  it('is that of the batch published last', () => {
    const [batch] = worldOf(story).batches
    if (batch?.stage !== 'published') throw new Error('the story ends published')
    const later = { ...batch, documentNumber: '演政字〔2024〕61号', publishedOn: '2024-10-20' }
    expect(lastPublished([later, batch])?.documentNumber).toBe('演政字〔2024〕61号')
  })
})

describe('the order of a public list', () => {
  it('is by rank where the measure says so', () => {
    const { grounds: { round }, applications } = worldOf(story)
    const cases = [...applications].flatMap(([id, application]) => application.stage === 'none' ? [] : [{ id, application }]).toReversed()
    expect(inOrder('rank', round, cases).map(({ id }) => id)).toEqual(['case-jia', 'case-bing', 'case-ding'])
  })
})

describe('the gate to the public', () => {
  it('lets through neither the secret-related nor those who have been erased', () => {
    const { grounds: { round }, applications } = worldOf(story)
    const cases = [...applications].flatMap(([id, application]) => application.stage === 'none' ? [] : [{ id, application }])
    const erased = cases.map((each) => each.id === 'case-jia' ? { ...each, application: { ...each.application, name: '' } } : each)
    expect(inOrder('rank', round, erased).map(({ id }) => id)).toEqual(['case-bing', 'case-ding'])
  })
})

describe('the certificate 证书', () => {
  it('bears name, number and the address that verifies it', () => {
    const { grounds, title } = worldOf(story)
    expect(certificatePaper(grounds, title('case-jia'), 'https://example.invalid')).toEqual({
      kind: 'certificate', orientation: 'landscape', name: '王演甲', unit: '演示船舶重工有限公司', occupation: '焊工', year: '2024年度',
      titleName: '威海市首席技师', number: '2024-001', issuer: '威海市人民政府', issuedOn: '2024-09-30', verifyUrl: 'https://example.invalid/verify/2024-001',
    })
  })

  it('does not exist for who holds no title', () => {
    const { grounds, title } = worldOf(story)
    expect(certificatePaper(grounds, title('case-ding'), 'https://example.invalid')).toBeUndefined()
  })
})
