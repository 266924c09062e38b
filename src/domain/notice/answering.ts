/** 答复方式 — whoever can't be reached by what they left has been tried, and need not be tried for ever. */
export const answerWays = ['phone', 'email', 'letter', 'in-person', 'unreachable'] as const
export type AnswerWay = (typeof answerWays)[number]
export const answerWayName: Readonly<Record<AnswerWay, string>> = {
  phone: '电话', email: '电子邮件', letter: '书面', 'in-person': '当面', unreachable: '按所留方式联系不上',
}
