import { describe, expect, it } from 'vitest'
import { hangingNote } from './hanging.ts'

describe('a local notice beside what waits meanwhile 区市公示', () => {
  const hangs = { stage: 'local-notice', noticeUntil: '2024-07-18' } as const

  it('is told with its last day, to the end of it', () => {
    expect(hangingNote(hangs, '2024-07-18')).toBe('区市公示到2024年7月18日24时为止。')
    expect(hangingNote(hangs, '2024-07-19')).toBe('')
  })

  it('is told of no case whose notice has ended, or has not begun', () => {
    expect(hangingNote({ ...hangs, stage: 'cleared' }, '2024-07-18')).toBe('')
    expect(hangingNote({ ...hangs, noticeUntil: null }, '2024-07-18')).toBe('')
  })
})
