import type { Tone } from '../../parts/StatusTag.tsx'

const tones: Readonly<Record<string, Tone>> = {
  draft: 'quiet', returned: 'warn', admitted: 'good', candidate: 'good', agreed: 'good', titled: 'honour',
  'not-selected': 'quiet', withdrawn: 'quiet', declined: 'bad', lapsed: 'bad', refused: 'bad', dropped: 'bad', terminated: 'quiet',
}

/** What a stage of a case means at a glance; where none is named, somebody has it in hand. */
export const stageTone = (stage: string): Tone => tones[stage] ?? 'waiting'
