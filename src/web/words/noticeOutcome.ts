/** 区市公示结果 — as the district registers it and as everybody reads it. */
export const noticeOutcome = { clear: '无异议，或异议不成立', upheld: '异议成立，不再推荐' } as const
