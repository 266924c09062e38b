import { describe, expect, it } from 'vitest'
import { answersOf } from '../../test/support/facts.ts'
import { hand, midnightAfter } from '../../test/support/given.ts'
import { Procedure, refusalsOf } from '../../test/support/procedure.ts'
import { attachFile, callOffUpload, storePhoto, storeScreenshot } from './attachFile.ts'
import { firstDraft } from '../domain/application/draft.ts'
import { createUploadAllowance, standardUploadLimits, type UploadLimits } from './uploadAllowance.ts'
import { KeyReused, type Ports } from './ports.ts'
import { NotFound, type Refused } from './refused.ts'
import { arrangeAttachments, saveDraft } from './saveDraft.ts'

const unit = hand('unit')
const technician = hand('applicant', { body: 'id-2' })

async function begun() {
  const walk = new Procedure()
  await walk.opens('round-1')
  walk.at('2024-07-12')
  const application = await walk.starts('round-1')
  const { ports } = walk.world
  const save = (baseVersion: number, changes: Parameters<typeof saveDraft>[1]['changes'], actor = unit) => saveDraft(ports, { actor, application, baseVersion, changes })
  return { walk, application, ports, save }
}

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

let count = 0
/** A request of its own, as each press of a button is. */
const sent = (key = `upload-${count += 1}`) => ({ idempotencyKey: key, requestHash: 'hash' })

describe('saving a draft 保存草稿', () => {
  it('takes no field the form does not have and no value of another kind: every one is named, and nothing is changed', async () => {
    const { save, ports, application } = await begun()
    await save(0, { post: '班长' })
    const refused = await save(1, { phone: '13800001001', nonsense: 'x', post: ['组长'], secret: 'yes', honours: [{ name: 7, colour: '红' }], photo: 7 }).catch((error: unknown) => error)
    expect((refused as Refused).refusals.map(({ code, about }) => `${about} ${code}`)).toEqual([
      'nonsense unknown-field', 'post wrong-kind', 'secret wrong-kind', 'honours.0.name wrong-kind', 'honours.0.colour unknown-column', 'photo wrong-kind',
    ])
    const { draft } = await arrangeAttachments(ports, { actor: unit, application, arrange: (files) => files })
    expect(draft.answers).toEqual({ name: '毕演舟', post: '班长' })
  })

  it('still opens what an earlier version of the form asked, lets it be emptied, and saves the rest', async () => {
    const { save, ports, application, walk } = await begun()
    const old = { ...firstDraft('毕演舟'), version: 1, answers: { name: '毕演舟', hobby: '钓鱼', secret: '否' }, changedAt: {} }
    await ports.store.transaction('weihai', (tx) => tx.saveDraft(application, 'id-2', old))
    expect(await save(1, { post: '班长' })).toMatchObject({ draft: { answers: { hobby: '钓鱼', post: '班长' } } })
    expect(await refusalsOf(save(2, { hobby: '下棋' }))).toEqual(['unknown-field'])
    expect(await save(2, { hobby: '' })).toMatchObject({ kind: 'saved', draft: { answers: { hobby: '', post: '班长' } } })
    expect(walk.world.stateOf('application', application)).toMatchObject({ stage: 'draft' })
  })

  it('keeps what unit and technician type into different fields', async () => {
    const { save } = await begun()
    await save(0, { post: '班长' })
    const saved = await save(0, { phone: '13800001001' }, technician)
    expect(saved).toMatchObject({ kind: 'saved', draft: { version: 2, answers: { post: '班长', phone: '13800001001' }, savedBy: 'applicant' } })
  })

  it('gives both texts back where they met, and stores neither anew', async () => {
    const { save } = await begun()
    await save(0, { post: '班长' })
    await save(1, { post: '组长' }, technician)
    expect(await save(1, { post: '工段长' })).toMatchObject({ kind: 'clash', clashes: [{ field: 'post', mine: '工段长', theirs: '组长' }], draft: { version: 2 } })
  })

  it('leaves the version, and with it the signature, alone where nothing new was said', async () => {
    const { walk, application, save } = await begun()
    const draftVersion = await walk.fills(application)
    await walk.act(technician, 'application', application, 'SignCommitment', { draftVersion, signature: '毕演舟' })
    expect(await save(0, { name: '毕演舟', post: answersOf()['post'] ?? '' })).toMatchObject({ kind: 'saved', draft: { version: draftVersion } })
    await walk.act(unit, 'application', application, 'SubmitApplication', { draftVersion, unitOpinion: '情况属实。', attested: [] })
    expect(walk.world.stateOf('application', application)).toMatchObject({ stage: 'submitted' })
  })

  it('is closed to others, after the deadline and after submission', async () => {
    const { walk, application, save } = await begun()
    await expect(save(0, { post: '班长' }, hand('unit', { body: 'foundry' }))).rejects.toThrow(NotFound)
    expect(await refusalsOf(save(0, { post: '班长' }, hand('district')))).toEqual(['role-not-allowed'])
    walk.world.at(midnightAfter('2024-07-20'))
    expect(await refusalsOf(save(0, { post: '班长' }))).toEqual(['deadline-passed'])
    walk.at('2024-07-12')
    await walk.submits(application)
    expect(await refusalsOf(save(9, { post: '班长' }))).toEqual(['act-not-open'])
  })
})

describe('the evidence of a draft 佐证材料', () => {
  it('is added at the end, can be put in another order and taken away', async () => {
    const { application, ports } = await begun()
    const attach = (material: string, fileName: string) => attachFile(ports, { actor: unit, application, material, fileName, content: bytes(fileName), ...sent() })
    await attach('id-card', '身份证.pdf')
    const { id } = await attach('awards', '获奖证书.pdf')
    const { draft } = await arrangeAttachments(ports, { actor: unit, application, arrange: (files) => files })
    expect(draft.attachments.map(({ material }) => material)).toEqual(['id-card', 'awards'])
    expect(draft.attachments[1]).toMatchObject({ id, material: 'awards', fileName: '获奖证书.pdf', mediaType: 'application/pdf', bytes: 16 })
    const turned = await arrangeAttachments(ports, { actor: unit, application, arrange: (files) => files.toReversed() })
    expect([turned.draft.version > 2, turned.draft.attachments.map(({ material }) => material)]).toEqual([true, ['awards', 'id-card']])
    expect((await arrangeAttachments(ports, { actor: unit, application, arrange: () => [] })).draft.attachments).toEqual([])
  })

  it('belongs to an item of the list that the applicant provides', async () => {
    const { application, ports } = await begun()
    for (const material of ['nonsense', 'certificate-check', 'application-form']) {
      expect(await refusalsOf(attachFile(ports, { actor: unit, application, material, fileName: 'a.pdf', content: bytes('a'), ...sent() }))).toEqual(['unknown-material'])
    }
  })

  it('is no more than the item takes, and said before the file is kept', async () => {
    const { application, ports } = await begun()
    const attach = (fileName: string) => attachFile(ports, { actor: unit, application, material: 'id-card', fileName, content: bytes('a'), ...sent() })
    await attach('正面.pdf')
    await attach('反面.pdf')
    expect(await refusalsOf(attach('多余.pdf'))).toEqual(['too-many-files'])
  })

  it('is no file that the item has already, by name and length; another item may have it too', async () => {
    const { application, ports } = await begun()
    const attach = (material: string, fileName: string, content = 'aaa') => attachFile(ports, { actor: unit, application, material, fileName, content: bytes(content), ...sent() })
    await attach('awards', '证书.pdf')
    expect(await refusalsOf(attach('awards', '证书.pdf'))).toEqual(['file-already-there'])
    await attach('awards', '证书.pdf', 'aaaa')
    await attach('awards', '另一份证书.pdf')
    await attach('id-card', '证书.pdf')
    const { draft } = await arrangeAttachments(ports, { actor: unit, application, arrange: (files) => files })
    expect(draft.attachments.map(({ material, fileName, bytes: length }) => `${material} ${fileName} ${length}`)).toEqual(['awards 证书.pdf 3', 'awards 证书.pdf 4', 'awards 另一份证书.pdf 3', 'id-card 证书.pdf 3'])
  })

  it('is stored and listed once where the same upload comes again, and again at the same time', async () => {
    const { application, ports, walk } = await begun()
    const attach = (key: string, requestHash = 'hash') => attachFile(ports, { actor: unit, application, material: 'awards', fileName: 'a.pdf', content: bytes(`a ${Math.random()}`), idempotencyKey: key, requestHash })
    const first = await attach('key-of-one-press')
    expect(await attach('key-of-one-press')).toEqual(first)
    await expect(attach('key-of-one-press', 'another')).rejects.toThrow(KeyReused)
    const { draft } = await arrangeAttachments(ports, { actor: unit, application, arrange: (files) => files })
    expect([draft.attachments.map(({ id }) => id), walk.world.discarded]).toEqual([[first.id], []])
    const photo = (key: string) => storePhoto(ports, { actor: unit, application, fileName: 'p.png', content: bytes(`p ${Math.random()}`), idempotencyKey: key, requestHash: 'hash' })
    expect(await photo('photo-key')).toEqual(await photo('photo-key'))
  })

  it('is no more than an application holds and an account may send in a day, and every reason is said', async () => {
    const { application, ports: all } = await begun()
    const limited = (limits: Partial<UploadLimits>): Ports => ({ ...all, uploads: createUploadAllowance({ ...standardUploadLimits, ...limits }) })
    let files = 0
    const attach = (ports: Ports, material = 'awards') => attachFile(ports, { actor: unit, application, material, fileName: `${files += 1}.pdf`, content: bytes('aaaaa'), ...sent() })
    const photo = (ports: Ports) => storePhoto(ports, { actor: unit, application, fileName: 'p.png', content: bytes('p'), ...sent() })
    await attach(all, 'id-card')
    await attach(all, 'id-card')
    expect(await refusalsOf(attach(limited({ filesPerApplication: 2, bytesPerApplication: 10 }), 'id-card'))).toEqual(['too-many-files', 'application-files-full', 'application-bytes-full'])
    const daily = limited({ filesPerDay: 2 })
    await attach(daily)
    await photo(daily)
    expect([await refusalsOf(attach(daily)), await refusalsOf(photo(daily))]).toEqual([['daily-uploads-used-up'], ['daily-uploads-used-up']])
    const heavy = limited({ bytesPerDay: 5 })
    await attach(heavy)
    expect(await refusalsOf(attach(heavy))).toEqual(['daily-uploads-used-up'])
  })

  it('is for those whose case it is: the photo for who fills in, the screenshot for who verifies', async () => {
    const { application, ports } = await begun()
    const incoming = { application, fileName: 'photo.png', content: bytes('photo'), ...sent() }
    expect(await storePhoto(ports, { ...incoming, actor: technician })).toMatchObject({ bytes: 5 })
    await expect(storePhoto(ports, { ...incoming, ...sent(), actor: hand('applicant', { body: 'another' }) })).rejects.toThrow(NotFound)
    expect(await storeScreenshot(ports, { ...incoming, ...sent(), content: bytes('page'), actor: hand('district') })).toMatchObject({ bytes: 4 })
    await expect(storeScreenshot(ports, { ...incoming, ...sent(), actor: hand('district', { body: 'west' }) })).rejects.toThrow(NotFound)
  })
})

describe('an upload that is called off 取消上传', () => {
  const file = (key: string, content = '%PDF-1.4 身份证') => ({ actor: unit, fileName: 'scan.pdf', material: 'id-card', content: bytes(content), ...sent(key) })
  const listed = async (ports: Ports, application: string) => (await arrangeAttachments(ports, { actor: unit, application, arrange: (files) => files })).draft.attachments.map(({ fileName }) => fileName)

  it('leaves nothing where the file had arrived already, and all other files as they were', async () => {
    const { ports, application } = await begun()
    await attachFile(ports, { application, ...file('stays') })
    await attachFile(ports, { application, ...file('goes', '%PDF-1.4 another') })
    await callOffUpload(ports, { actor: unit, application, ...sent('goes') })
    expect(await listed(ports, application)).toEqual(['scan.pdf'])
    await callOffUpload(ports, { actor: unit, application, ...sent('goes') })
    expect(await listed(ports, application)).toEqual(['scan.pdf'])
  })

  it('leaves nothing where the file arrives only afterwards: it is neither listed nor kept on the shelves', async () => {
    const { ports, application, walk } = await begun()
    await callOffUpload(ports, { actor: unit, application, ...sent('late') })
    await attachFile(ports, { application, ...file('late') })
    expect(await listed(ports, application)).toEqual([])
    const halfWay = file('half-way')
    async function* overtaken() { await callOffUpload(ports, { actor: unit, application, ...sent('half-way') }); yield* halfWay.content }
    await attachFile(ports, { application, ...halfWay, content: overtaken() })
    expect([await listed(ports, application), walk.world.discarded.length]).toEqual([[], 1])
  })

  it('is none of those whose case it is not', async () => {
    const { ports, application } = await begun()
    await expect(callOffUpload(ports, { actor: hand('unit', { body: 'foundry' }), application, ...sent() })).rejects.toThrow(NotFound)
  })
})
