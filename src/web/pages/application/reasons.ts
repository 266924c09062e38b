import { RefusedError } from '../../api/client.ts'
import type { DraftView, RefusalView } from '../../api/views.ts'
import { countGraphemes } from '../../words/length.ts'
import type { Problem } from './places.ts'

export const opinionChars = 500

type Seen = Readonly<{ draft: Pick<DraftView, 'version' | 'signedVersion' | 'problems'>; unsaved: ReadonlySet<string> }>

/** What would be refused and is known before asking: the opinion, the form and its evidence, the signature. */
export function problemsHere({ draft, unsaved }: Seen, opinion: string): readonly Problem[] {
  const isSigned = draft.version > 0 && draft.signedVersion === draft.version
  return [
    ...opinionProblem(opinion.trim()),
    ...draft.problems,
    ...(unsaved.size > 0 ? [{ field: 'saved', text: '还有内容没有保存到服务器，请等页面显示“已保存”再提交。' }] : []),
    ...(isSigned ? [] : [{ field: 'commitment', text: draft.signedVersion === null ? '申报人还没有签署真实性承诺。' : '签署承诺后内容又改过，请申报人重新签署。' }]),
  ]
}

function opinionProblem(opinion: string): readonly Problem[] {
  if (opinion.length < 2) return [{ field: 'unitOpinion', text: '请填写单位推荐意见。' }]
  const over = countGraphemes(opinion) - opinionChars
  return over > 0 ? [{ field: 'unitOpinion', text: `推荐意见最多${opinionChars}字，请删去${over}字。` }] : []
}

/** What the page itself says, and says anew as it is mended. */
const toldHere: ReadonlySet<string> = new Set(['unitOpinion', 'draftVersion', 'commitment'])

type Reasons = Readonly<{ problems: readonly Problem[]; beside: readonly RefusalView[] }>

/** Everything at once: what is known here, and what only the server could find. What no field of the form can mend stands beside. */
export function reasonsFrom(here: readonly Problem[], error: Error | null, hasPlace: (field: string) => boolean): Reasons {
  const known = new Set([...toldHere, ...here.map(({ field }) => field)])
  const found = error instanceof RefusedError ? error.refusals.filter(({ about = '', code }) => !known.has(about) || code === 'draft-changed') : []
  const placed = found.filter(({ about = '' }) => hasPlace(about))
  return {
    problems: [...here, ...placed.map(({ about = '', detail, code }) => ({ field: about, text: detail ?? code }))],
    beside: found.filter((refusal) => !placed.includes(refusal)),
  }
}
