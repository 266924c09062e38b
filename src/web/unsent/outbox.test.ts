import { beforeEach, describe, expect, it } from 'vitest'
import { RefusedError, UnreachableError } from '../api/client.ts'
import { isAtRisk, isComing, Outbox, UnfitFile, type Upload } from './outbox.ts'

type Outcome = Readonly<{ arrive: () => void; fail: (failure: Error) => void; progress: (share: number) => void; signal: AbortSignal }>

const file = (name: string): File => new File(['x'], name)
const settled = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0) })
const refused = (code: string): RefusedError => new RefusedError(422, [{ code, detail: `${code}。` }])

describe('files on their way 待传文件', () => {
  let outbox: Outbox
  let sent: string[]
  let line: Map<string, Outcome>
  const upload: Upload = ({ name }, progress, signal) => new Promise((resolve, reject) => {
    sent.push(name)
    line.set(name, { arrive: resolve, fail: reject, progress, signal })
  })
  const ends = async (name: string, how: (outcome: Outcome) => void): Promise<void> => {
    const outcome = line.get(name)
    if (outcome === undefined) throw new Error(`${name} is not on its way`)
    how(outcome)
    await settled()
  }
  const shown = () => outbox.files().map((one) => `${one.file.name} ${one.trouble?.helps ?? 'going'}`)
  const choose = (...names: readonly string[]) => { for (const name of names) outbox.add('awards', file(name)) }

  beforeEach(() => {
    outbox = new Outbox()
    sent = []
    line = new Map()
    for (const place of ['awards', 'id-card']) outbox.serve(place, upload)
  })

  it('go one after another for each place, in the order chosen, and places do not wait for one another', async () => {
    choose('1', '2')
    outbox.add('id-card', file('front'))
    expect(sent).toEqual(['1', 'front'])
    await ends('1', ({ arrive }) => arrive())
    expect([sent, shown()]).toEqual([['1', 'front', '2'], ['2 going', 'front going']])
  })

  it('tell how far they are to whoever looks', async () => {
    let looks = 0
    const leave = outbox.subscribe(() => { looks += 1 })
    choose('1')
    await ends('1', ({ progress }) => progress(0.5))
    leave()
    await ends('1', ({ progress }) => progress(0.9))
    expect([looks, outbox.files().map(({ share }) => share)]).toEqual([2, [0.9]])
  })

  it('keep their order where the line fails one of them: those behind it wait with it and go again by themselves', async () => {
    choose('1', '2', '3')
    await ends('1', ({ arrive }) => arrive())
    await ends('2', ({ fail }) => fail(new UnreachableError()))
    expect([sent, shown()]).toEqual([['1', '2'], ['2 line', '3 line']])
    outbox.resume()
    await ends('2', ({ arrive }) => arrive())
    await ends('3', ({ arrive }) => arrive())
    expect([sent, shown()]).toEqual([['1', '2', '2', '3'], []])
  })

  it('wait for whoever opened the page to sign in again, and then go by themselves', async () => {
    choose('1', '2')
    await ends('1', ({ fail }) => fail(refused('other-account')))
    expect(shown()).toEqual(['1 line', '2 line'])
    outbox.resume()
    expect([sent, shown()]).toEqual([['1', '1'], ['1 going', '2 going']])
  })

  it('that arrived are not called off afterwards', async () => {
    choose('1')
    await ends('1', ({ arrive }) => arrive())
    expect(line.get('1')?.signal.aborted).toBe(false)
  })

  it('are not said to be kept where the line failed', async () => {
    choose('1')
    await ends('1', ({ fail }) => fail(new UnreachableError()))
    expect(outbox.files()[0]?.trouble?.words).toBe('连不上服务器，这个文件没有上传成功。连上网络后会自动再传，也可以点“重试”；在这之前请不要关闭网页。')
  })

  it.each([
    ['unfit before it is sent', new UnfitFile('太大'), 'nothing'],
    ['of a kind the server does not take', refused('file-type-not-accepted'), 'nothing'],
    ['one too many', refused('too-many-files'), 'retry'],
    ['broken off', refused('upload-broken'), 'retry'],
  ])('one that is %s stops no other, and is not sent again when the line is back', async (_, failure, helps) => {
    choose('1', '2')
    await ends('1', ({ fail }) => fail(failure))
    expect([sent, shown()]).toEqual([['1', '2'], [`1 ${helps}`, '2 going']])
    outbox.resume()
    expect(sent).toEqual(['1', '2'])
  })

  it('one that is called off ends at once and is told no trouble; one that waited never starts', async () => {
    choose('1', '2', '3')
    const [first, second] = outbox.files()
    if (first === undefined || second === undefined) throw new Error('nothing was chosen')
    outbox.drop(second)
    outbox.drop(first)
    expect(line.get('1')?.signal.aborted).toBe(true)
    await ends('1', ({ fail }) => fail(new DOMException('called off', 'AbortError')))
    expect([sent, shown()]).toEqual([['1', '3'], ['3 going']])
  })

  it('take a place while they come, and are at risk while anything could still save them', async () => {
    choose('1', '2', '3')
    outbox.add('awards', file('4'), { words: '不收', helps: 'nothing' })
    await ends('1', ({ fail }) => fail(refused('too-many-files')))
    await ends('2', ({ fail }) => fail(new UnreachableError()))
    const named = (is: typeof isComing) => outbox.files().filter(is).map((one) => one.file.name)
    expect([named(isComing), named(isAtRisk)]).toEqual([['2', '3'], ['1', '2', '3']])
  })
})
