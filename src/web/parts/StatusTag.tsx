import { Icon, type IconName } from './Icon.tsx'
import './status.css'

/** What a state means for the reader; the word says which state it is. */
export type Tone = 'quiet' | 'waiting' | 'good' | 'warn' | 'bad' | 'honour'
const toneIcon: Readonly<Record<Tone, IconName>> = { quiet: 'dot', waiting: 'clock', good: 'tick', warn: 'warning', bad: 'stop', honour: 'honour' }

export function StatusTag({ tone, children, icon }: { readonly tone: Tone; readonly children: string; readonly icon?: IconName }) {
  return <span className={`status status-${tone}`}><Icon name={icon ?? toneIcon[tone]} />{children}</span>
}
