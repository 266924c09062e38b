import type { Command, Option } from './command.ts'
import { WrongUse } from './command.ts'
import { width } from './table.ts'

/** The help knows the commands only from their own descriptions. */
export function helpCommand(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    summary: '说明用法',
    operands: ['[命令…]'],
    options: {},
    async run({ operands }) {
      const sentences = operands.length === 0 ? overview(commands()) : helpOn(commands(), operands)
      return { kind: 'done', report: { help: sentences.join('\n') }, sentences }
    },
  }
}

function helpOn(commands: readonly Command[], words: readonly string[]): string[] {
  const group = commands.filter(({ name }) => name.startsWith(`${words.join(' ')} `))
  return group.length > 0 ? overview(group) : explain(findCommand(commands, words).command)
}

/** The command that these words begin with, and the words left for it. */
export function findCommand(commands: readonly Command[], words: readonly string[]): Readonly<{ command: Command; rest: readonly string[] }> {
  const [first = '', second = ''] = words
  const command = commands.find(({ name }) => name === `${first} ${second}`) ?? commands.find(({ name }) => name === first)
  if (command) return { command, rest: words.slice(command.name.split(' ').length) }
  const group = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name)
  const known = (group.length > 0 ? group : commands.map(({ name }) => name)).join('、')
  throw new WrongUse(`没有命令 ${group.length > 0 ? `${first} ${second}`.trim() : first}。可用的命令：${known}。`)
}

export function overview(commands: readonly Command[]): string[] {
  return [
    '首席 shouxi：选拔首席技师，并照管其管理期的系统',
    '',
    '用法：shouxi <命令> [选项]',
    '',
    ...columns(commands.map((command) => [usage(command), command.summary])),
    '',
    '每个命令都可以加 --json，以 JSON 给出结果；shouxi help <命令> 说明一个命令。',
    '退出码：0 完成，1 被拒绝或有不符（附理由），2 用法不对。',
    '环境变量 DATABASE_URL 指向一个 PostgreSQL 15 或更高版本的数据库时，用它代替内置数据库。',
  ]
}

export function explain(command: Command): string[] {
  const options = Object.entries(command.options).map(([name, option]) => [`--${name}${option.value ? ` <${option.value}>` : ''}`, meaning(option)] as const)
  return [
    `用法：shouxi ${usage(command)} [选项]`,
    command.summary,
    '',
    ...columns([...options, ['--json', '以 JSON 给出结果']]),
  ]
}

const usage = ({ name, operands = [] }: Command): string => [name, ...operands].join(' ')

const meaning = ({ summary, standard }: Option): string => standard === undefined ? summary : `${summary}（默认 ${standard}）`

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const widest = Math.max(...rows.map(([left]) => width(left)))
  return rows.map(([left, right]) => `  ${left}${' '.repeat(widest - width(left))}  ${right}`)
}
