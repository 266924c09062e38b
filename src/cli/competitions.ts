import { resolve } from 'node:path'
import { nameTwice, readListsAt, type ReadList } from '../adapters/competitions/loadCompetitions.ts'
import { nameKey, namesOf, yearIn, type Competition, type CompetitionList } from '../policy/competition.ts'
import { gradeWords, groupNames } from '../policy/competitionWords.ts'
import { dayInWords } from '../policy/day.ts'
import type { PolicyMistake } from '../policy/readPolicy.ts'
import type { Command, Input } from './command.ts'
import { WrongUse } from './command.ts'
import { rulesOption } from './options.ts'
import { competitionFolders, competitionsFor, rulesFor } from './shipped.ts'
import { table } from './table.ts'

/** 名录检查 — every mistake in every list at once. */
const check: Command = {
  name: 'competitions check',
  summary: '检查竞赛名录：文件有无错误；可以是一个文件或整个文件夹；不写的，查程序自带的和本单位自己的',
  operands: ['[路径…]'],
  options: { rules: rulesOption },
  async run(input) {
    const { operands } = input
    const read = (operands.length > 0 ? operands.map((path) => resolve(path)) : rulesFor(input).competitions).flatMap(readListsAt)
    const twice = nameTwice(read)
    const lists = read.map((list) => ({ list, mistakes: [...list.kind === 'wrong' ? list.mistakes : [], ...twice.filter(({ file }) => file === `competitions/${list.id}.yaml`)] }))
    return {
      kind: 'answered',
      answer: { lists: lists.map(({ list, mistakes }) => ({ id: list.id, competitions: countIn(list), ...(mistakes.length > 0 && { mistakes }) })) },
      sentences: lists.length === 0 ? [NOTHING] : lists.flatMap(checkedInWords),
      holds: lists.every(({ mistakes }) => mistakes.length === 0),
    }
  },
}

const NOTHING = '还没有竞赛名录：所有竞赛都按没有列入名录办理，由审核人核对。怎样录入见 competitions/README.md。'

const countIn = (read: ReadList): number => read.kind === 'read' ? read.list.competitions.length : 0

function checkedInWords({ list: read, mistakes }: Readonly<{ list: ReadList; mistakes: readonly PolicyMistake[] }>): readonly string[] {
  if (mistakes.length === 0 && read.kind === 'read') return [`✓ ${read.id}：${read.list.by}${read.list.number}，${read.list.year}年的竞赛${read.list.competitions.length}项。`]
  return [`✗ ${read.id}：`, ...mistakes.map(({ file, line, key, text }) => `  ${file}:${line} ${key} ${text}`)]
}

/** 列出名录 — which documents there are, and how many competitions each of them names. */
const list: Command = {
  name: 'competitions list',
  summary: '列出竞赛名录：各件文件的机关、文号、年份和竞赛的项数',
  options: competitionFolders,
  async run(input) {
    const { lists } = competitionsFor(input)
    return {
      kind: 'answered', holds: true,
      answer: { lists: lists.map(({ competitions, ...document }) => ({ ...document, competitions: competitions.length })) },
      sentences: lists.length === 0 ? [NOTHING] : table(['名录', '年份', '机关', '文号', '公布日', '竞赛', '适用'], lists.map(listRow)),
    }
  },
}

const listRow = ({ id, year, by, number, publishedOn, competitions, jurisdiction }: CompetitionList): readonly string[] =>
  [id, String(year), by, number, dayInWords(publishedOn), `${competitions.length}项`, jurisdiction ?? '各地']

/** 查找竞赛 — what is registered under a name or a part of it, and by which document. */
const find: Command = {
  name: 'competitions find',
  summary: '查找竞赛：名称里有这些字的，是什么级别、类别，依据哪件文件；可以用年份限定',
  operands: ['<名称>'],
  options: { year: { kind: 'text', value: '年份', summary: '只查这一年的' }, ...competitionFolders },
  async run(input) {
    const [words = ''] = input.operands
    const year = yearAsked(input) ?? yearIn(words)
    const found = competitionsFor(input).lists.flatMap(({ competitions, by }) =>
      competitions.filter((each) => isCalled(each, words) && (year === undefined || each.year === year)).map((competition) => ({ ...competition, by })))
    return {
      kind: 'answered', holds: found.length > 0,
      answer: { competitions: found },
      sentences: found.length === 0 ? [`名录里没有名称带“${words}”的${year === undefined ? '' : `${year}年`}竞赛。没有列入名录的，由审核人核对主办单位的文件。`] : table(['编号', '年份', '名称', '级别、类别', '职业（工种）', '组别', '依据'], found.map(foundRow)),
    }
  },
}

const isCalled = (competition: Competition, words: string): boolean => namesOf(competition).some((name) => nameKey(name).includes(nameKey(words)))

function yearAsked(input: Input): number | undefined {
  const given = input.text('year')
  if (given === undefined) return undefined
  if (/^\d{4}$/.test(given)) return Number(given)
  throw new WrongUse(`--year ${given} 不是年份：请写成 2024 这样。`)
}

const foundRow = ({ id, year, name, occupations = [], groups = [], by, number, ...grade }: Competition & Readonly<{ by: string }>): readonly string[] =>
  [id, String(year), name, gradeWords(grade), occupations.join('、') || '不限', groups.map((group) => groupNames[group]).join('、') || '不限', `${by}${number}`]

export const competitionsCommands: readonly Command[] = [check, list, find]
