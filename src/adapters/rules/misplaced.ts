import { readdirSync } from 'node:fs'
import { sep } from 'node:path'
import type { PolicyMistake } from '../../policy/readPolicy.ts'

/** What is written like one of the files of a folder and would never be read as one: passed over, nobody would know why it has no effect. */
export function misplacedIn(folder: string, part: 'calendars' | 'competitions'): readonly PolicyMistake[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.ya?ml$/iu.test(path)).sort().flatMap((path) => {
    const at = path.split(sep)
    const wrong = [
      ...(at.length === 1 ? [] : [`放的层次不对：应直接放在 ${part} 文件夹里，不再分文件夹。`]),
      ...(path.endsWith('.yaml') ? [] : ['文件名要以 .yaml 结尾。']),
    ]
    return wrong.map((text) => ({ file: `${part}/${at.join('/')}` as const, line: 1, key: '', text }))
  })
}
