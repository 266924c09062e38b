import type { AccountView } from '../../api/views.ts'
import type { Tone } from '../../parts/StatusTag.tsx'

/** What an account can do now, in one word. */
export function accountState({ open, activated }: Pick<AccountView, 'open' | 'activated'>): Readonly<{ word: string; tone: Tone }> {
  if (!open) return { word: '已停用', tone: 'quiet' }
  return activated ? { word: '在用', tone: 'good' } : { word: '等本人激活', tone: 'waiting' }
}

/** By the names that the server knows them under. */
export const accountStates = [{ value: 'working', label: '在用' }, { value: 'waiting', label: '等本人激活' }, { value: 'disabled', label: '已停用' }]
