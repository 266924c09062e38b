import type { AccountView } from '../../api/views.ts'
import type { Tone } from '../../parts/StatusTag.tsx'
import { clockTime } from '../../words/days.ts'

/** What an account can do now, in a few words. */
export function accountState({ open, isBodyClosed, activated, lockedUntil }: Pick<AccountView, 'open' | 'isBodyClosed' | 'activated' | 'lockedUntil'>): Readonly<{ word: string; tone: Tone }> {
  if (!open) return { word: '已停用', tone: 'quiet' }
  if (isBodyClosed) return { word: '单位已停用', tone: 'quiet' }
  if (lockedUntil !== null) return { word: `已锁定，到${clockTime(lockedUntil)}解开`, tone: 'warn' }
  return activated ? { word: '在用', tone: 'good' } : { word: '等本人激活', tone: 'waiting' }
}

/** By the names that the server knows them under. */
export const accountStates = [{ value: 'working', label: '在用' }, { value: 'waiting', label: '等本人激活' }, { value: 'disabled', label: '已停用' }]
