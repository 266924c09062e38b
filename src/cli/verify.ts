import { verifyRecord } from '../adapters/postgres/verify.ts'
import type { Finding, Verification } from '../adapters/postgres/verify.ts'
import type { Refusal } from '../domain/shared/decision.ts'
import type { Command, Outcome } from './command.ts'
import { dataOption } from './options.ts'
import { withRecord } from './record.ts'

/** 核验 — anyone with the data can ask whether the past still is what was recorded. */
export const verify: Command = {
  name: 'verify',
  summary: '核验：重算全部记录的哈希，重放每一件，比对文件和检查点',
  options: { data: dataOption },
  run: (input, console) => withRecord(input, console, async (record) => outcomeOf(await verifyRecord(record))),
}

function outcomeOf({ ok, findings, findingCount, ...counts }: Verification): Outcome {
  return ok
    ? { kind: 'done', report: { ...counts }, sentences: summary(counts) }
    : { kind: 'refused', refusals: [...findings.map(refusalOf), ...remainder(findingCount - findings.length)] }
}

function summary({ entries, streams, files, checkpoints, uncovered }: Omit<Verification, 'ok' | 'findings' | 'findingCount'>): string[] {
  return [
    `记录完好：${streams} 件，${entries} 条记录，${files} 个文件，${checkpoints} 个检查点，全部相符。`,
    ...(uncovered > 0 ? [`其中最近 ${uncovered} 条尚未列入检查点。`] : []),
  ]
}

const refusalOf = ({ code, detail, stream, version, file }: Finding): Refusal =>
  ({ code, detail, ...(stream || file ? { about: file ?? `${stream}${version === undefined ? '' : `@${version}`}` } : {}) })

const remainder = (more: number): Refusal[] => more > 0 ? [{ code: 'more-findings', detail: `此外还有 ${more} 处不符，未逐一列出。` }] : []
