import { closedSeats, type ClosedSeat } from '../../domain/round/closedSeats.ts'
import type { roundView, View } from '../api.ts'
import type { Names } from './names.ts'
import type { RoundFile } from './roundFile.ts'

/** 停用的评审专家 — who can't mark any more, and what the office does about it; told where the office looks, for nobody else would ever say so. */
export function closedSeatsOf({ disabledExperts: disabled, ...file }: RoundFile, names: Pick<Names, 'account'>): NonNullable<View<typeof roundView>['panel']>['closed'] {
  return closedSeats({ ...file, disabled }).map((seat) => {
    const name = names.account(seat.expert)
    return { account: seat.expert, name, act: seat.act, text: seatInWords(name, seat, file.round.stage === 'review') }
  })
}

const mistaken = '停用有误的，请系统管理员恢复账号。'

function seatInWords(name: string, { unfinished, act }: ClosedSeat, isReviewing: boolean): string {
  if (!isReviewing) return `${name}的账号已停用，评审时不能评分。请经办重新拟定评审专家，换一位。${mistaken}`
  const waits = `${name}的账号已停用，还有${unfinished}份没有评，不处理就不能汇总。`
  return act === 'ProposeRelease'
    ? `${waits}请经办解除这名专家；解除后需要补人的，再补充评审专家。${mistaken}`
    : `${waits}评审组只有这一名专家，请经办重新拟定评审专家：没有评过分的可以直接换一位；评过的先补充一位，确认后再解除。${mistaken}`
}
