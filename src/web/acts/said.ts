import { RefusedError } from '../api/client.ts'
import type { RefusalView } from '../api/views.ts'

/** What the server said against an act: under which field it belongs, what stands beside the fields, and whether the matter moved on meanwhile. */
export type Said = Readonly<{ byField: Readonly<Record<string, string>>; beside: readonly RefusalView[]; isStale: boolean }>

const nothing: Said = { byField: {}, beside: [], isStale: false }

/** A form names its fields; `problems` stands for `problems.0.text` as well. Whatever is about something else is told beside them, with its clause. */
export function sortSaid(error: Error | null, fields: readonly string[]): Said {
  if (!(error instanceof RefusedError)) return nothing
  if (error.refusals.some(({ code }) => code === 'stale-version')) return { ...nothing, isStale: true }
  const isField = ({ about }: RefusalView): boolean => about !== undefined && fields.some((field) => about === field || about.startsWith(`${field}.`))
  return {
    // The first thing wrong with a field is the one to mend first, so of several it is the one that stays.
    byField: Object.fromEntries(error.refusals.filter(isField).toReversed().map(({ about = '', detail, code }) => [about, detail ?? code])),
    beside: error.refusals.filter((refusal) => !isField(refusal)),
    isStale: false,
  }
}
