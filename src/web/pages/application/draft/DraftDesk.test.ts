import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyDraft, mergeDraft, type Draft } from '../../../../domain/application/draft.ts'
import type { Answers } from '../../../../policy/policy.ts'
import { ClashError, RefusedError, UnreachableError } from '../../../api/client.ts'
import type { DraftView } from '../../../api/views.ts'
import { DraftDesk, REST_MS, RETRY_MS, type Save, type Waiting } from './DraftDesk.ts'

/** A server as small as can be: it merges as the real one does, and its line can be cut. */
function server() {
  let kept: Draft = emptyDraft
  let trouble: Error | undefined
  const view = (): DraftView => ({
    version: kept.version, answers: kept.answers as DraftView['answers'], attachments: [], savedAt: kept.savedAt, savedBy: kept.savedBy, problems: [], verdicts: [],
    signedVersion: null, correction: null, caseVersion: 1, stage: 'draft', policy: 'p', referenceDay: '2024-07-31', applyBy: '2024-07-25', workingDaysLeft: 3,
  })
  const save: Save = async (saving) => {
    if (trouble !== undefined) throw trouble
    const merged = mergeDraft(kept, { ...saving, at: '2024-07-15T01:00:00.000Z', by: 'somebody' })
    if (merged.kind === 'clash') throw new ClashError({ clashes: merged.clashes.map((clash) => ({ ...clash })), draft: view() })
    kept = merged.draft
    return view()
  }
  return { view, save, answers: (): Answers => kept.answers, breakWith: (error: Error | undefined) => { trouble = error } }
}

function drawer(): Waiting & { words: Record<string, unknown> } {
  const words: Record<string, unknown> = {}
  return {
    words,
    read: () => ({ ...words }),
    keep: (typed) => Object.assign(words, typed),
    forget: (typed) => { for (const field of Object.keys(typed)) delete words[field] },
  }
}

const open = (at: ReturnType<typeof server>, waiting: Waiting = drawer()) => new DraftDesk(at.view(), at.save, waiting)

describe('the desk on which a form is filled in', () => {
  let office: ReturnType<typeof server>
  beforeEach(() => {
    vi.useFakeTimers()
    office = server()
  })
  afterEach(() => { vi.useRealTimers() })

  it('saves by itself once the typing has rested', async () => {
    const desk = open(office)
    desk.change('name', '李某')
    await vi.advanceTimersByTimeAsync(REST_MS - 1)
    expect(office.answers()).toEqual({})
    await vi.advanceTimersByTimeAsync(1)
    expect(office.answers()).toEqual({ name: '李某' })
    expect(desk.state().saved).toEqual({ kind: 'saved', at: '2024-07-15T01:00:00.000Z' })
  })

  it('sends only what was changed, and at once when a field is left', async () => {
    const desk = open(office)
    desk.change('name', '李某')
    await desk.flush()
    desk.change('post', '焊工')
    await desk.flush()
    expect(desk.state().draft.version).toBe(2)
    expect(office.answers()).toEqual({ name: '李某', post: '焊工' })
  })

  it('keeps what is typed while earlier words travel, and saves it after a rest', async () => {
    const desk = open(office)
    desk.change('deeds', '一')
    const first = desk.flush()
    desk.change('deeds', '一二')
    await first
    expect(office.answers()).toEqual({ deeds: '一' })
    expect(desk.state().answers).toEqual({ deeds: '一二' })
    await vi.advanceTimersByTimeAsync(REST_MS)
    expect(office.answers()).toEqual({ deeds: '一二' })
    expect(desk.state().unsaved.size).toBe(0)
  })

  it('lets two devices fill in different fields', async () => {
    const [one, other] = [open(office), open(office)]
    one.change('name', '李某')
    await one.flush()
    other.change('post', '焊工')
    await other.flush()
    expect(office.answers()).toEqual({ name: '李某', post: '焊工' })
    expect(other.state().answers).toEqual({ name: '李某', post: '焊工' })
  })

  it('shows both texts where two devices filled in the same field, and saves the rest', async () => {
    const [one, other] = [open(office), open(office)]
    one.change('post', '焊工')
    await one.flush()
    other.change('post', '钳工')
    other.change('name', '李某')
    await other.flush()
    expect(other.state().clashes).toEqual([{ field: 'post', mine: '钳工', theirs: '焊工' }])
    expect(other.state().saved).toEqual({ kind: 'conflict' })
    expect(office.answers()).toEqual({ post: '焊工', name: '李某' })
  })

  it.each([['钳工', '钳工'], ['焊工', '焊工'], [undefined, '焊工'], ['焊工、钳工', '焊工、钳工']])('saves what the person decided: %s', async (decided, kept) => {
    const [one, other] = [open(office), open(office)]
    one.change('post', '焊工')
    await one.flush()
    other.change('post', '钳工')
    await other.flush()
    other.settle('post', decided)
    await vi.advanceTimersByTimeAsync(0)
    expect(office.answers()).toEqual({ post: kept })
    expect(other.state().answers).toEqual({ post: kept })
    expect(other.state().clashes).toEqual([])
  })

  it('asks again where the other device changed the field once more before the decision', async () => {
    const [one, other] = [open(office), open(office)]
    one.change('post', '焊工')
    await one.flush()
    other.change('post', '钳工')
    await other.flush()
    one.change('post', '电工')
    await one.flush()
    other.settle('post', '钳工')
    await vi.advanceTimersByTimeAsync(0)
    expect(other.state().clashes).toEqual([{ field: 'post', mine: '钳工', theirs: '电工' }])
  })

  it('does not take a save of this device for one of another', async () => {
    const desk = open(office)
    desk.change('post', '焊')
    await desk.flush()
    desk.change('post', '焊工')
    desk.change('name', '李某')
    await desk.flush()
    expect(desk.state().clashes).toEqual([])
    expect(office.answers()).toEqual({ post: '焊工', name: '李某' })
  })

  it('still notices the other hand when a save of another field brought the newer version first', async () => {
    const [one, other] = [open(office), open(office)]
    other.change('post', '钳工')
    one.change('post', '焊工')
    await one.flush()
    other.adopt(office.view())
    await other.flush()
    expect(other.state().clashes).toEqual([{ field: 'post', mine: '钳工', theirs: '焊工' }])
  })
})

describe('while the server can not be reached', () => {
  let office: ReturnType<typeof server>
  beforeEach(() => {
    vi.useFakeTimers()
    office = server()
  })
  afterEach(() => { vi.useRealTimers() })

  it('the words stay on this machine and go by themselves', async () => {
    const waiting = drawer()
    const desk = open(office, waiting)
    office.breakWith(new UnreachableError())
    desk.change('name', '李某')
    await desk.flush()
    expect(desk.state().saved).toEqual({ kind: 'kept-here' })
    expect(waiting.words).toEqual({ name: { value: '李某', base: 0 } })
    office.breakWith(undefined)
    await vi.advanceTimersByTimeAsync(RETRY_MS)
    expect(office.answers()).toEqual({ name: '李某' })
    expect(waiting.words).toEqual({})
  })

  it('a page opened again finds them', async () => {
    const waiting = drawer()
    waiting.keep({ name: { value: '李某', base: 0 } })
    const desk = open(office, waiting)
    expect(desk.state().answers).toEqual({ name: '李某' })
    await desk.flush()
    expect(office.answers()).toEqual({ name: '李某' })
  })

  it('what another device saved meanwhile is not overwritten by them', async () => {
    const other = open(office)
    other.change('name', '王某')
    await other.flush()
    const waiting = drawer()
    waiting.keep({ name: { value: '李某', base: 0 } })
    const desk = open(office, waiting)
    await desk.flush()
    expect(desk.state().clashes).toEqual([{ field: 'name', mine: '李某', theirs: '王某' }])
    expect(waiting.words).toEqual({ name: { value: '李某', base: 0 } })
  })

  it('a session that ended is no end of the words', async () => {
    const desk = open(office)
    office.breakWith(new RefusedError(401, [{ code: 'not-signed-in' }]))
    desk.change('name', '李某')
    await desk.flush()
    expect(desk.state().saved).toEqual({ kind: 'kept-here' })
    office.breakWith(undefined)
    await vi.advanceTimersByTimeAsync(RETRY_MS)
    expect(office.answers()).toEqual({ name: '李某' })
  })
})

it('sets aside the field whose words the server can not take, names it, and saves the rest', async () => {
  const office = server()
  const save: Save = (saving) => 'hobby' in saving.changes
    ? Promise.reject(new RefusedError(422, [{ code: 'unknown-field', about: 'hobby', detail: '申报表里没有“hobby”这一项。' }]))
    : office.save(saving)
  const desk = new DraftDesk(office.view(), save, drawer())
  desk.change('hobby', '钓鱼')
  desk.change('name', '李某')
  await desk.flush()
  expect(office.answers()).toEqual({ name: '李某' })
  expect(desk.state()).toMatchObject({ answers: { name: '李某', hobby: '钓鱼' }, saved: { kind: 'refused' }, refused: { refusals: [{ code: 'unknown-field', about: 'hobby' }] } })
  desk.close()
})

it('says why where the server takes no more words', async () => {
  const office = server()
  const desk = open(office)
  office.breakWith(new RefusedError(422, [{ code: 'deadline-passed', detail: '单位申报已截止。' }]))
  desk.change('name', '李某')
  await desk.flush()
  expect(desk.state().saved).toEqual({ kind: 'refused' })
  expect(desk.state().refused?.refusals).toEqual([{ code: 'deadline-passed', detail: '单位申报已截止。' }])
  expect(desk.state().answers).toEqual({ name: '李某' })
  desk.close()
})
