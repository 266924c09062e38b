import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createDocuments, formatsOf, type Documents } from '../src/adapters/documents/documents.ts'
import type { Format, Paper } from '../src/adapters/documents/papers.ts'
import { longForm, specimens } from '../test/golden/specimens.ts'

/*
 * Milliseconds a paper. Every run changes the title, so that neither our memory of recent papers nor the typesetter's
 * memory of recent layouts answers. Peers, measured for one page: LibreOffice 1,000 ms, a browser 832 ms.
 */

const RUNS = 20

const documents = createDocuments({ fontFolder: join(import.meta.dirname, '../fonts') })
try {
  const cold = await timed(documents, specimens[0]!, 'pdf', 0)
  console.log(`processors: ${availableParallelism()}; first paper, with the start of the renderer: ${cold.toFixed(0)} ms\n`)
  console.log('paper                       format   median ms   slowest ms')
  for (const paper of [...specimens, longForm]) {
    for (const format of formatsOf[paper.kind]) await report(paper, format)
  }
} finally {
  await documents.stop()
}

async function report(paper: Paper, format: Format): Promise<void> {
  const times: number[] = []
  for (let run = 1; run <= RUNS; run += 1) times.push(await timed(documents, paper, format, run))
  times.sort((a, b) => a - b)
  const name = paper === longForm ? 'application-form (longest)' : paper.kind
  console.log(`${name.padEnd(28)}${format.padEnd(8)}${times[RUNS / 2]!.toFixed(1).padStart(10)}${times.at(-1)!.toFixed(1).padStart(13)}`)
}

async function timed(using: Documents, paper: Paper, format: Format, run: number): Promise<number> {
  const start = performance.now()
  await using.render(renamed(paper, run), format)
  return performance.now() - start
}

function renamed(paper: Paper, run: number): Paper {
  return paper.kind === 'certificate' ? { ...paper, name: `${paper.name}${run}` } : { ...paper, title: `${paper.title}${run}` }
}
