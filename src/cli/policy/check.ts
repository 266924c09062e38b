import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { checkVersion, type CheckedVersion } from '../../adapters/policies/checkVersion.ts'
import { versionTwice } from '../../adapters/policies/loadPolicies.ts'
import { formAmong } from '../../adapters/policies/readVersion.ts'
import { isRealDay } from '../../policy/day.ts'
import type { PolicyId } from '../../policy/policy.ts'
import type { PolicyMistake } from '../../policy/readPolicy.ts'
import type { Command } from '../command.ts'
import { rulesOption } from '../options.ts'
import { calendarsFor, rulesFor } from '../shipped.ts'

/** 政策数据检查 — every clause accounted for, every quote word for word, every file right. */
export const policyCheck: Command = {
  name: 'policy check',
  summary: '检查政策数据：条款是否都有着落、引文是否逐字相符、文件有无错误；可以是一个版本、一个地区或整个政策文件夹；不写的，查程序自带的和本单位自己的',
  operands: ['[路径…]'],
  options: { rules: rulesOption },
  async run(input) {
    const calendars = calendarsFor(input)
    const { policies } = rulesFor(input)
    const versions = input.operands.length > 0 ? eachOnce(input.operands.flatMap(versionsAt)) : policies.flatMap(versionsBelow)
    const twice = versionTwice(versions)
    const checked = versions.map(({ folder, id }) => {
      const version = checkVersion({ folder, id, calendars, formOf: (other) => formAmong([folder, ...policies], other) })
      return { ...version, mistakes: [...version.mistakes, ...twice.filter(({ policy }) => policy === id)] }
    })
    return { kind: 'answered', answer: { policies: checked.map(answerFor) }, sentences: checked.flatMap(inWords), holds: checked.every(isRight) }
  },
}

type Version = Readonly<{ folder: string; id: PolicyId }>

/** The path leads to nothing that could be a version. */
class NoVersionThere extends Error {
  readonly code = 'no-version-there'
  constructor(path: string) {
    super(`${path} 中没有政策版本。政策文件夹的结构是 地区/称号/施行或印发日，其中放 policy.yaml、form.yaml、source.md、cases.yaml 和 documents。`)
  }
}

/** One version's own folder or what lies in it, or the versions three, two or one level below a folder. */
function versionsAt(given: string): readonly Version[] {
  const path = resolve(given)
  if (!existsSync(path)) throw new NoVersionThere(given)
  const below = statSync(path).isDirectory() ? versionFoldersAt(path) : []
  const found = below.length > 0 ? below : [dirname(path), dirname(dirname(path))].filter(isVersion).slice(0, 1)
  if (found.length === 0) throw new NoVersionThere(given)
  return found.map(versionAt)
}

/** Two files of a version, or a version and its place, ask for it once. */
const eachOnce = (versions: readonly Version[]): readonly Version[] => [...new Map(versions.map((each) => [join(each.folder, each.id), each])).values()]

const versionFoldersAt = (path: string): readonly string[] => isVersion(path) ? [path] : versionFoldersBelow(path, 3)

const versionsBelow = (folder: string): readonly Version[] => versionFoldersBelow(folder, 3).map(versionAt)

function versionAt(path: string): Version {
  const folder = dirname(dirname(dirname(path)))
  return { folder, id: relative(folder, path).split(sep).join('/') }
}

/** A folder named by a day is a version even where it lacks every file: that is what there is to say of it. */
const isVersion = (path: string): boolean => isRealDay(basename(path)) || existsSync(join(path, 'policy.yaml'))

function versionFoldersBelow(path: string, depth: number): readonly string[] {
  const folders = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => join(path, name)).sort()
  return folders.flatMap((folder) => isVersion(folder) ? [folder] : depth > 1 ? versionFoldersBelow(folder, depth - 1) : [])
}

const isRight = ({ uncovered, quoteErrors, mistakes }: CheckedVersion): boolean => uncovered.length + quoteErrors.length + mistakes.length === 0

function answerFor({ id, clauses, carried, declared, uncovered, quoteErrors, mistakes }: CheckedVersion): object {
  return { id, clauses, carried, declared, uncovered: uncovered.map(({ clause }) => clause), quoteErrors, ...(mistakes.length > 0 && { mistakes }) }
}

function inWords(version: CheckedVersion): readonly string[] {
  const { id, clauses, carried, declared, uncovered, quoteErrors, mistakes } = version
  const share = Math.round((declared * 100) / Math.max(clauses, 1))
  return [
    `${isRight(version) ? '✓' : '✗'} ${id}：共${clauses}条，有规则的${carried}条，列明不需系统办理的${declared}条（占${share}%），没有着落的${uncovered.length}条。`,
    ...uncovered.map(({ clause, line, text }) => `  source.md:${line} ${clause} 没有着落：${text.slice(0, 40)}`),
    ...[...quoteErrors, ...mistakes].map(mistakeInWords),
  ]
}

const mistakeInWords = ({ file, line, key, text }: PolicyMistake): string => `  ${file}:${line} ${key} ${text}`
