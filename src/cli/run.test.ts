import { describe, expect, it } from 'vitest'
import { helpCommand } from './help.ts'
import { run } from './run.ts'
import type { Command, Outcome } from './command.ts'

function commandEnding(outcome: () => Outcome): Command {
  return {
    name: 'weigh', summary: '称重', operands: ['<文件>', '[备注]'],
    options: { scale: { kind: 'text', value: '秤', summary: '用哪一台秤', standard: '甲' } },
    async run(input, console) {
      console.tell('正在称……')
      console.announce({ file: input.operands[0], scale: input.text('scale') }, [`在${input.text('scale') ?? '甲'}秤上`])
      return outcome()
    },
  }
}

const done: Outcome = { kind: 'done', report: { grams: 5 }, sentences: ['重 5 克'] }

/** Runs the words and gives back everything a caller of the program could see. */
async function typed(words: string, outcome: () => Outcome = () => done): Promise<{ code: number; out: string[]; err: string[] }> {
  const [out, err]: [string[], string[]] = [[], []]
  const commands: Command[] = [commandEnding(outcome), helpCommand(() => commands)]
  const code = await run(words.split(' ').filter(Boolean), commands, {
    out: (line) => out.push(line), err: (line) => err.push(line), write: async (lines) => { out.push(lines); return true },
  })
  return { code, out, err }
}

const fail = (error: Error, properties: object): never => { throw Object.assign(error, properties) }

describe('a command that is done', () => {
  it('ends with 0 and tells a person in sentences, progress apart from the result', async () => {
    expect(await typed('weigh a.txt --scale 乙')).toEqual({ code: 0, out: ['在乙秤上', '重 5 克'], err: ['正在称……'] })
  })

  it('tells a program in JSON, one object a line', async () => {
    expect(await typed('weigh a.txt --json --scale 乙')).toEqual({
      code: 0, out: ['{"file":"a.txt","scale":"乙"}', '{"status":"done","grams":5}'], err: ['正在称……'],
    })
  })
})

describe('a command that is refused', () => {
  const refused = (): Outcome => ({ kind: 'refused', refusals: [{ code: 'too-heavy', detail: '超出量程。' }, { code: 'no-scale', detail: '没有秤。' }] })

  it('ends with 1 and tells every reason', async () => {
    expect(await typed('weigh a.txt', refused)).toMatchObject({ code: 1, out: ['在甲秤上', '超出量程。', '没有秤。'] })
  })

  it('gives a program the same reasons with their codes', async () => {
    const { code, out } = await typed('weigh a.txt --json', refused)
    expect(code).toBe(1)
    expect(JSON.parse(out[1] ?? '')).toEqual({ status: 'refused', reasons: [{ code: 'too-heavy', detail: '超出量程。' }, { code: 'no-scale', detail: '没有秤。' }] })
  })

  it.each([
    ['a failure of our own', { code: 'disk-full' }, 'disk-full', '满了'],
    ['a port for root alone', { code: 'EACCES', syscall: 'listen', port: 80 }, 'port-forbidden', '当前用户不能使用端口 80。请用 --port 指定 1024 以上的端口。'],
    ['an address of another machine', { code: 'EADDRNOTAVAIL', syscall: 'listen', address: '192.0.2.1' }, 'address-unavailable', '本机没有地址 192.0.2.1。请用 --host 指定本机的地址，如 127.0.0.1 或 0.0.0.0。'],
    ['a file that is not there', { code: 'ENOENT', path: 'a.tar' }, 'file-missing', '找不到 a.tar。请核对路径。'],
    ['a file where a folder should be', { code: 'ENOTDIR', path: 'a/b' }, 'folder-unwritable', 'a/b不能放文件夹。请换一个位置。'],
    ['a full disk', { code: 'ENOSPC', syscall: 'write' }, 'disk-full', '磁盘已满。已有数据没有损坏。请腾出空间，再试一次。'],
  ])('also where the reason was thrown: %s', async (_, properties, code, detail) => {
    const { code: exitCode, out } = await typed('weigh a.txt --json', () => fail(new Error('满了'), properties))
    expect(exitCode).toBe(1)
    expect(JSON.parse(out[1] ?? '')).toEqual({ status: 'refused', reasons: [{ code, detail }] })
  })

  it('a fault of the program keeps its trace and is called what it is', async () => {
    const { code, out, err } = await typed('weigh a.txt --json', () => fail(new TypeError('x is not a function'), {}))
    expect(code).toBe(1)
    expect(JSON.parse(out[1] ?? '')).toMatchObject({ status: 'refused', reasons: [{ code: 'internal-error' }] })
    expect(err[1]).toMatch(/^TypeError: x is not a function\n\s+at /)
  })
})

describe('words that are not understood', () => {
  it.each([
    ['an unknown command', 'measure', '没有命令 measure。可用的命令：weigh、help。'],
    ['an unknown option', 'weigh a.txt --speed 3', '不明白 a.txt --speed 3。shouxi help weigh 说明用法。'],
    ['an option without its value', 'weigh a.txt --scale', '不明白 a.txt --scale。shouxi help weigh 说明用法。'],
    ['a missing operand', 'weigh', '还缺 <文件>。shouxi help weigh 说明用法。'],
    ['an operand too many', 'weigh a b c', '多了 c。shouxi help weigh 说明用法。'],
    ['help for an unknown command', 'help measure', '没有命令 measure。可用的命令：weigh、help。'],
  ])('end with 2: %s', async (_, words, message) => {
    expect(await typed(words)).toEqual({ code: 2, out: [], err: [message] })
    const asJson = await typed(`${words} --json`)
    expect(asJson.code).toBe(2)
    expect(JSON.parse(asJson.out[0] ?? '')).toMatchObject({ status: 'wrong-use' })
  })
})

describe('help', () => {
  it('lists every command, for no words at all too', async () => {
    const { code, out } = await typed('')
    expect(code).toBe(0)
    expect(out).toContain('  weigh <文件> [备注]  称重')
    expect(out).toContain('  help [命令…]         说明用法')
    expect(await typed('help')).toEqual(await typed('--help'))
  })

  it('explains one command, asked either way', async () => {
    const { code, out } = await typed('help weigh')
    expect(code).toBe(0)
    expect(out).toEqual(['用法：shouxi weigh <文件> [备注] [选项]', '称重', '', '  --scale <秤>  用哪一台秤（默认 甲）', '  --json        以 JSON 给出结果'])
    expect(await typed('weigh --help')).toEqual(await typed('help weigh'))
  })
})
