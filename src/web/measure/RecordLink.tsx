import { Link } from 'react-router'
import { useMe } from '../session/me.ts'

/** From what happened to the entries that say so: for whoever reads the whole journal, clause, hand and hash of each. */
export function RecordLink({ stream }: { readonly stream: string }) {
  return useMe().role === 'auditor' ? <p className="no-print"><Link to={`/journal?${new URLSearchParams({ stream }).toString()}`}>查看这件事的原始记录和校验值</Link></p> : null
}
