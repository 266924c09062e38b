import type { Tone } from '../../parts/StatusTag.tsx'

/** What the stage of a round means at a glance. */
export const roundTone = (stage: string, without: string | null = null): Tone => (without !== null || stage === 'terminated' ? 'quiet' : stage === 'finished' ? 'honour' : stage === 'drafted' ? 'quiet' : 'waiting')
