import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { competitionsOf, type CompetitionList, type Competitions } from '../../policy/competition.ts'
import { readCompetitions, type ReadCompetitions } from '../../policy/readCompetitions.ts'
import type { PolicyMistake } from '../../policy/readPolicy.ts'
import { misplacedIn } from '../rules/misplaced.ts'

/** Lists of competitions are wrong. Says every mistake in every file at once. */
export class WrongCompetitions extends Error {
  readonly code = 'wrong-competitions'
  readonly mistakes: readonly PolicyMistake[]
  constructor(mistakes: readonly PolicyMistake[]) {
    super(['竞赛名录有误，请改正后再试：', ...mistakes.map(({ file, line, key, text }) => `  ${file}:${line} ${key} ${text}`)].join('\n'))
    this.mistakes = mistakes
  }
}

/** The path leads to no list and to no folder of lists. */
export class NoCompetitionsThere extends Error {
  readonly code = 'no-competitions-there'
  constructor(path: string) {
    super(`没有 ${path} 这个竞赛名录：请写一个文件（名录.yaml），或者放名录的文件夹。`)
  }
}

/** One file as it was read. */
export type ReadList = Readonly<{ path: string; id: string }> & ReadCompetitions

const ending = '.yaml'

/** Every list in a folder, by the names of the files, or the one that a file holds. A folder without any is no mistake: a bureau fills it year by year. */
export function readListsAt(path: string): readonly ReadList[] {
  if (!existsSync(path)) throw new NoCompetitionsThere(path)
  if (!statSync(path).isDirectory()) {
    if (!path.endsWith(ending)) throw new NoCompetitionsThere(path)
    return [readList(path)]
  }
  const misplaced = [...Map.groupBy(misplacedIn(path, 'competitions'), ({ file }) => file.slice('competitions/'.length))]
    .map(([name, mistakes]): ReadList => ({ path: join(path, name), id: name, kind: 'wrong', mistakes }))
  return [...readdirSync(path).filter((name) => name.endsWith(ending)).sort().map((name) => readList(join(path, name))), ...misplaced]
}

function readList(path: string): ReadList {
  const id = basename(path, ending)
  return { path, id, ...readCompetitions(id, readFileSync(path, 'utf8')) }
}

/** Reads all the lists in these folders. Throws `WrongCompetitions`. */
export function loadCompetitions(...folders: readonly string[]): Competitions {
  const read = folders.flatMap(readListsAt)
  const mistakes = [...read.flatMap((each) => (each.kind === 'wrong' ? each.mistakes : [])), ...nameTwice(read)]
  if (mistakes.length > 0) throw new WrongCompetitions(mistakes)
  return competitionsOf(read.flatMap((each): readonly CompetitionList[] => (each.kind === 'read' ? [each.list] : [])))
}

/** The name of a file is the first half of what an application records: no two folders may use the same. */
export function nameTwice(read: readonly ReadList[]): readonly PolicyMistake[] {
  return read.flatMap(({ id, path }, index) => {
    const before = read.slice(0, index).find((each) => each.id === id && each.path !== path)
    return before ? [{ file: `competitions/${id}.yaml` as const, line: 1, key: '', text: `${before.path} 也叫这个名称，文件名是竞赛编号的前一半，请改名。` }] : []
  })
}
