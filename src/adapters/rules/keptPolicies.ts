import type { Policies } from '../policies/loadPolicies.ts'
import type { Query } from '../postgres/reader.ts'

/** Rounds were opened under versions that lie in none of the folders. Says all of them at once. */
export class PoliciesGone extends Error {
  readonly code = 'policies-gone'
  constructor(gone: readonly string[]) {
    super(`已有选拔是依据${gone.map((id) => `“${id}”`).join('、')}开展的，现在找不到${gone.length === 1 ? '这个版本' : '这些版本'}。请放回原处；放在本单位自己的规则文件夹里的，启动时用 --rules 或环境变量 SHOUXI_RULES 写明这个文件夹。数据没有改动。`)
  }
}

/** More than any place will ever hold. */
const EVERY_ROUND = 100_000

/** What began under a version ends under it: without it nothing of its rounds could be done, and everybody would find that out one by one. */
export async function assertPoliciesKept(query: Pick<Query, 'listRows'>, policies: Pick<Policies, 'has'>): Promise<void> {
  const rounds = await query.listRows<Readonly<{ policy: string }>>('rounds', { columns: ['policy'], limit: EVERY_ROUND })
  const gone = [...new Set(rounds.map(({ policy }) => policy))].filter((id) => !policies.has(id)).sort()
  if (gone.length > 0) throw new PoliciesGone(gone)
}
