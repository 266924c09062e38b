import { ActProblem } from '../../api/Loaded.tsx'
import { useVerifying, useWrite } from '../../api/queries.ts'
import type { Verified, Verifying } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { momentInWords } from '../../words/days.ts'

/** 核对记录 — recomputes every hash, replays every matter, reads every file; says what was found, or that nothing was touched. */
export function VerifyRecord() {
  const { mutate, data, error, isPending } = useWrite<Verified>('POST', '/journal/verify')
  const running = useVerifying(isPending).data?.running
  return (
    <section className="stack-tight">
      <div className="row"><Button kind="main" isBusy={isPending} onPress={() => mutate()}>核对全部记录</Button><span className="soft" role="status">{running ? progressInWords(running) : isPending ? '正在逐条重新计算，请稍候。' : ''}</span></div>
      <ActProblem error={error} />
      {data !== undefined && <Result result={data} />}
    </section>
  )
}

/** Somebody else may have begun it: pressing the button then waits for theirs. */
function progressInWords({ startedAt, entries, of }: NonNullable<Verifying['running']>): string {
  const begun = `核对开始于${momentInWords(startedAt)}`
  return entries < of || of === 0 ? `${begun}，已重算${entries}条记录，共${of}条。` : `${begun}，${of}条记录已重算，正在核对文件。`
}

function Result({ result: { ok, startedAt, entries, streams, files, checkpoints, findings } }: Readonly<{ result: Verified }>) {
  return (
    <div className={ok ? 'note note-good stack-tight' : 'note note-bad stack-tight'} role={ok ? 'status' : 'alert'}>
      <p><Icon name={ok ? 'tick' : 'warning'} /> <strong>{ok ? '记录完整，没有发现改动。' : `发现${findings.length}处问题，请立即报告。`}</strong></p>
      <p className="numbers">{momentInWords(startedAt)}开始的核对：共{entries}条记录、{streams}件事、{files}个文件、{checkpoints}个检查点。</p>
      {findings.length > 0 && <ol>{findings.map(({ code, detail }) => <li key={`${code} ${detail}`}>{detail}</li>)}</ol>}
    </div>
  )
}
