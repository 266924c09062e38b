import { nameKey, namesOf, yearIn, type CompetitionList } from './competition.ts'
import { competitionsSchema } from './competitionSchema.ts'
import { inChinese } from './mistakeWords.ts'
import { readYaml, shapeMistakes, type PolicyMistake, type Yaml } from './readPolicy.ts'
import type { z } from 'zod'

/** One list as it was read, or every mistake in its file at once. */
export type ReadCompetitions =
  | Readonly<{ kind: 'read'; list: CompetitionList }>
  | Readonly<{ kind: 'wrong'; mistakes: readonly PolicyMistake[] }>

type Written = z.infer<typeof competitionsSchema>

/** Reads `competitions/<id>.yaml`: what one document of one authority published for one year. */
export function readCompetitions(id: string, content: string): ReadCompetitions {
  const yaml = readYaml(`competitions/${id}.yaml`, content)
  const checked = competitionsSchema.safeParse(yaml.value, { error: inChinese })
  const named = /^[a-z0-9][a-z0-9-]*$/.test(id) ? [] : [yaml.mistake([], `文件名只能用小写字母、数字和连字符：它是竞赛编号的前一半，现在是“${id}”。`)]
  if (!checked.success || yaml.mistakes.length > 0) return { kind: 'wrong', mistakes: [...named, ...shapeMistakes(yaml, checked)] }
  const { competitions, ...document } = checked.data
  const mistakes = [...named, ...competitions.flatMap((_, index) => entryMistakes(checked.data, index, yaml))]
  if (mistakes.length > 0) return { kind: 'wrong', mistakes }
  const { year, number } = document
  return { kind: 'read', list: { id, ...document, competitions: competitions.map((entry) => ({ ...entry, id: `${id}/${entry.id}`, year, number })) } }
}

function entryMistakes({ year, competitions }: Written, index: number, yaml: Yaml): readonly PolicyMistake[] {
  const entry = competitions[index]
  if (entry === undefined) return []
  const at = ['competitions', index]
  const earlier = competitions.slice(0, index)
  const placesOfNames = [[...at, 'name'], ...(entry.otherNames ?? []).map((_, other) => [...at, 'otherNames', other])]
  return [
    ...earlier.some((each) => each.id === entry.id) ? [yaml.mistake([...at, 'id'], `编号“${entry.id}”前面已经有了。`)] : [],
    ...namesOf(entry).flatMap((name, which) => nameMistakes(name, year, [...earlier.flatMap(namesOf), ...namesOf(entry).slice(0, which)])
      .map((words) => yaml.mistake(placesOfNames[which] ?? at, words))),
  ]
}

function nameMistakes(name: string, year: number, before: readonly string[]): readonly string[] {
  const said = yearIn(name)
  const key = nameKey(name)
  return [
    ...said !== undefined && said !== year ? [`名称里写的是${said}年，这份名录是${year}年的。`] : [],
    ...before.some((each) => nameKey(each) === key) ? [`名称 ${name} 前面已经有了（年份、引号和空格不计）。`] : [],
  ]
}
