import { verifyRecord } from '../adapters/postgres/verify.ts'
import type { Finding, Verification } from '../adapters/postgres/verify.ts'
import type { Refusal } from '../domain/shared/decision.ts'
import type { Command, Option, Outcome } from './command.ts'
import { readKeptHeads } from './keptHeads.ts'
import { dataOption } from './options.ts'
import { nothingDoneYet, withRecord } from './record.ts'

const headOption: Option = { kind: 'text', value: '文件', summary: '另与这个文件里的检查点摘要核对（shouxi heads 打印、另行保管的）' }

/** 核验 — anyone with the data can ask whether the past still is what was recorded. */
export const verify: Command = {
  name: 'verify',
  summary: '核验：重算全部记录的哈希，重放每一件，比对文件和检查点',
  options: { data: dataOption, head: headOption },
  async run(input, console) {
    const path = input.text('head')
    // Before anything is recomputed: minutes later it would be too late to hear that the file was the wrong one.
    const keptHeads = path === undefined ? [] : await readKeptHeads(path)
    return withRecord(input, console, async (record) => outcomeOf(await verifyRecord({ ...record, keptHeads }), keptHeads.length))
  },
}

function outcomeOf({ ok, findings, findingCount, ...counts }: Verification, keptHeads: number): Outcome {
  return ok
    ? { kind: 'done', report: { ...counts, keptHeads }, sentences: [...summary(counts), ...keptSentence(keptHeads)] }
    : { kind: 'refused', refusals: [...findings.map(refusalOf), ...remainder(findingCount - findings.length)] }
}

function summary({ entries, streams, files, unnamedFiles, checkpoints, uncovered }: Omit<Verification, 'ok' | 'findings' | 'findingCount'>): string[] {
  return [
    `记录完好：${streams} 件，${entries} 条记录，${files} 个文件，${checkpoints} 个检查点，全部相符。`,
    ...(unnamedFiles > 0 ? [`其中 ${unnamedFiles} 个文件没有任何记录或草稿再用到，满期后自动清除；这不是差错。`] : []),
    ...(uncovered > 0 ? [`其中最近 ${uncovered} 条尚未列入检查点。`] : []),
    ...nothingDoneYet({ entries }),
  ]
}

const keptSentence = (keptHeads: number): string[] => keptHeads > 0 ? [`与另行保管的 ${keptHeads} 个检查点摘要相符：这些记录此后没有被改写过。`] : []

const refusalOf = ({ code, detail, stream, version, file }: Finding): Refusal =>
  ({ code, detail, ...(stream || file ? { about: file ?? `${stream}${version === undefined ? '' : `@${version}`}` } : {}) })

const remainder = (more: number): Refusal[] => more > 0 ? [{ code: 'more-findings', detail: `此外还有 ${more} 处不符，未逐一列出。` }] : []
