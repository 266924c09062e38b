import type { FormField, Policy } from '../../../policy/policy.ts'
import type { CaseView } from '../../api/views.ts'
import { dateInWords } from '../../words/days.ts'
import { fieldAnchor, materialAnchor } from './anchors.ts'
import { answerText } from './answerText.ts'
import { Covered } from './Covered.tsx'

type CaseProps = Readonly<{ view: CaseView; policy: Policy }>
type LastReturn = CaseView['lastReturns'][number]
type Named = LastReturn['problems'][number]

export const returnedBy: Readonly<Record<LastReturn['by'], string>> = { office: '选拔办（经办）', district: '区市人社部门' }

/** 上次退回要求补正 — what was to be put right, each beside what stands there now: open for the hand that has to look, folded for others. */
export function LastReturns({ view, policy }: CaseProps) {
  const { lastReturns, acts } = view
  if (lastReturns.length === 0) return null
  return (
    <details className="note folded" open={acts.length > 0}>
      <summary>{`上次退回要求补正（${lastReturns.reduce((sum, { problems }) => sum + problems.length, 0)}处）`}</summary>
      <div className="stack-tight">
        {lastReturns.map(({ by, at, problems }) => (
          <section key={by} className="stack-tight">
            <p className="soft small">{`${dateInWords(at)}由${returnedBy[by]}退回`}</p>
            <ol>{problems.map((problem) => <li key={`${problem.field} ${problem.text}`}><PutRight problem={problem} view={view} policy={policy} /></li>)}</ol>
          </section>
        ))}
      </div>
    </details>
  )
}

function PutRight({ problem: { field, label, text }, view, policy }: CaseProps & Readonly<{ problem: Named }>) {
  return <><strong>{label}</strong>：{text}<Now id={field} view={view} policy={policy} /></>
}

/** Short answers are said here; what is long, a list or a file is one press away. */
function Now({ id, view: { content }, policy }: CaseProps & Readonly<{ id: string }>) {
  if (content === null || content.withheld.includes(id)) return null
  const field = policy.form.pages.flatMap(({ fields }) => fields).find((each) => each.id === id)
  if (field !== undefined && isShort(field)) return <p className="small">现在：<Short field={field} text={answerText(field, content.answers[id])} /></p>
  return <p className="small"><a href={`#${field === undefined ? materialAnchor(id) : fieldAnchor(id)}`}>看现在的内容</a></p>
}

const isShort = ({ kind }: FormField): boolean => kind !== 'long-text' && kind !== 'rows' && kind !== 'photo'

function Short({ field, text }: Readonly<{ field: FormField; text: string }>) {
  if (text === '') return <span className="soft">未填写</span>
  return field.sensitive === true ? <Covered field={field} text={text} /> : <>{text}</>
}
