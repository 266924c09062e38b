import type { Policy } from '../../../policy/policy.ts'
import type { CaseView } from '../../api/views.ts'
import { Button } from '../../parts/Button.tsx'
import { momentInWords } from '../../words/days.ts'
import { stagesAhead } from './stagesAhead.ts'

/** 提交回执 — that it arrived, when, at whose desk, and what happens next. */
export function Receipt({ view: { receipt, name, roundTitle, unitName, timeline, districtName, stage }, policy }: Readonly<{ view: CaseView; policy: Policy }>) {
  const submitted = timeline.filter(({ event }) => event === 'ApplicationSubmitted').at(-1)
  return (
    <section className="note note-good stack-tight prints-alone" aria-labelledby="receipt-title" role="status">
      <h2 id="receipt-title">已提交</h2>
      <p>{roundTitle} · {unitName}</p>
      <p>{name}的申报已于{submitted === undefined ? '刚才' : momentInWords(submitted.at)}送到{districtName}。回执编号 <strong className="numbers nowrap">{receipt}</strong>，打电话查询时请报这个编号。</p>
      <p>接下来：</p>
      <ol>
        <li>{districtName}到单位实地核验，请备好原件；材料有问题会一次说全，退回补正。</li>
        <li>核验后提出初审意见，在区市公示，没有异议的报送选拔办。</li>
        {stagesAhead(policy, stage).map(({ kind, title, body }) => <li key={kind}>{title}（{body}）</li>)}
      </ol>
      <p>每一步办好后都会出现在“办理进度”里，可以随时登录查看。</p>
      <p className="no-print"><Button icon="printer" small onPress={() => window.print()}>打印回执</Button></p>
    </section>
  )
}
