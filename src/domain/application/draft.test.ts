import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachments } from '../../../test/support/facts.ts'
import type { Answers } from '../../policy/policy.ts'
import { emptyDraft, firstDraft, mergeDraft, withAttachments, type Draft } from './draft.ts'

const saving = (baseVersion: number, changes: Answers, by = 'tab-1') => ({ baseVersion, changes, by, at: '2024-07-14T01:00:00.000Z' })
const save = (draft: Draft, baseVersion: number, changes: Answers, by?: string): Draft => mergeDraft(draft, saving(baseVersion, changes, by)).draft

describe('saving as one types 保存草稿', () => {
  const first = save(emptyDraft, 0, { name: '毕演舟', post: '班长' })

  it('keeps the words, the version and when each field changed', () => expect(first).toEqual({
    version: 1, answers: { name: '毕演舟', post: '班长' }, changedAt: { name: 1, post: 1 }, attachments: [], savedAt: '2024-07-14T01:00:00.000Z', savedBy: 'tab-1',
  }))

  it('keeps the name the unit began the case with, though nobody typed it again', () =>
    expect(save(firstDraft('毕演舟'), 0, { post: '班长' }).answers).toEqual({ name: '毕演舟', post: '班长' }))

  it('puts the words of two devices together where they are about different fields', () => {
    const second = save(first, 1, { post: '组长' }, 'tab-2')
    expect(save(second, 1, { phone: '13800001001' }).answers).toEqual({ name: '毕演舟', post: '组长', phone: '13800001001' })
  })

  it('shows both texts where they are about the same field, keeps the stored one, and stores the rest', () => {
    const second = save(first, 1, { post: '组长' }, 'tab-2')
    const clashes = [{ field: 'post', mine: '工段长', theirs: '组长' }]
    expect(mergeDraft(second, saving(1, { post: '工段长' }))).toEqual({ kind: 'clash', clashes, draft: second })
    expect(mergeDraft(second, saving(1, { post: '工段长', phone: '13800001001' })))
      .toMatchObject({ kind: 'clash', clashes, draft: { version: 3, answers: { name: '毕演舟', post: '组长', phone: '13800001001' } } })
  })

  it('lets whoever has seen both texts decide', () => {
    const second = save(first, 1, { post: '组长' }, 'tab-2')
    expect(save(second, 2, { post: '工段长' }).answers['post']).toBe('工段长')
  })

  it('says nothing new where nothing changed: a signature under this version still holds', () => {
    expect(mergeDraft(first, saving(1, { name: '毕演舟' }))).toEqual({ kind: 'merged', draft: first })
    expect(mergeDraft(first, saving(0, { name: '毕演舟' }))).toEqual({ kind: 'merged', draft: first })
    expect(save(first, 1, { name: '毕演舟', post: '组长' }).changedAt).toEqual({ name: 1, post: 2 })
  })

  it('makes another version of the draft where its evidence changes', () =>
    expect(withAttachments(first, attachments, '2024-07-14T02:00:00.000Z', 'tab-2')).toEqual({ ...first, version: 2, attachments, savedAt: '2024-07-14T02:00:00.000Z', savedBy: 'tab-2' }))
})

describe('whatever devices do', () => {
  const field = fc.constantFrom('name', 'post', 'phone', 'honours')
  const value = fc.oneof(fc.constantFrom('', '甲', '乙', '丙'), fc.boolean(), fc.array(fc.record({ name: fc.constantFrom('甲', '乙') }), { maxLength: 2 }))
  const changes = fc.dictionary(field, value, { minKeys: 1, maxKeys: 3 })
  const typed = fc.record({ device: fc.nat(2), changes })

  it('no typed word is ever lost: it is stored, or comes back beside the one it clashes with', () => {
    fc.assert(fc.property(fc.array(typed, { maxLength: 12 }), (story) => {
      let draft = emptyDraft
      const seen = [0, 0, 0]
      for (const { device, changes: words } of story) {
        const before = draft
        const merge = mergeDraft(before, saving(seen[device] ?? 0, words, `device-${device}`))
        draft = merge.draft
        const shown = merge.kind === 'clash' ? merge.clashes : []
        const isShown = (name: string) => shown.some(({ field: clashing }) => clashing === name)
        // Every word is where it was put, or shown beside the one that stood there.
        expect({ ...draft.answers, ...Object.fromEntries(shown.map(({ field: name, mine }) => [name, mine])) }).toEqual({ ...before.answers, ...words })
        expect(shown.map(({ field: name, theirs }) => [name, theirs])).toEqual(shown.map(({ field: name }) => [name, draft.answers[name]]))
        // What was written over had been seen by the device that wrote over it, or said the same.
        const unseen = Object.keys(words).filter((name) => !isShown(name) && (before.changedAt[name] ?? 0) > (seen[device] ?? 0))
        expect(unseen.map((name) => draft.answers[name])).toEqual(unseen.map((name) => before.answers[name]))
        seen[device] = draft.version
      }
    }))
  })

  it('edits of different fields come to the same in either order', () => {
    fc.assert(fc.property(changes, changes, changes, (base, one, other) => {
      const disjoint = Object.fromEntries(Object.entries(other).filter(([name]) => !(name in one)))
      const start = save(emptyDraft, 0, base)
      const there = save(save(start, 1, one), 1, disjoint)
      const back = save(save(start, 1, disjoint), 1, one)
      expect(there.answers).toEqual(back.answers)
      expect(there.answers).toEqual({ ...base, ...one, ...disjoint })
    }))
  })

  it('versions grow by one where something is said, and never otherwise', () => {
    fc.assert(fc.property(changes, changes, (one, other) => {
      const first = save(emptyDraft, 0, one)
      const second = mergeDraft(first, saving(1, other)).draft
      const isNews = Object.entries(other).some(([name, words]) => JSON.stringify(first.answers[name]) !== JSON.stringify(words))
      expect(second.version).toBe(isNews ? 2 : 1)
    }))
  })
})
