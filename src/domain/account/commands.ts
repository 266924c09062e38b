import { z } from 'zod'
import { id, reason, word } from '../shared/words.ts'
import { accountRoles } from './account.ts'

/** 登录名 — Chinese or Latin letters and digits; `normalName` decides what counts as the same. */
const signInName = z.string().trim().normalize('NFKC')
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{1,39}$/u, '登录名为2至40个字，用汉字、字母、数字，中间可用点、横线、下划线')

/** What an order over an account has to say. Secrets travel beside a command, never in it. */
export const accountCommands = {
  OpenAccount: z.object({ signInName, displayName: word(50), role: z.enum(accountRoles), body: id }),
  /** 邀请申报人 — the person, by the id under which the case seals their data, and by the digest of their ID number where the form asks for one. */
  InviteApplicant: z.object({ signInName, displayName: word(50), person: id, personKey: z.string().optional() }),
  /** 归入申报 — another case of a person who has an account already. */
  JoinCase: z.object({ person: id }),
  IssueActivation: z.object({ until: z.iso.datetime() }),
  DisableAccount: z.object({ reason }),
  EnableAccount: z.object({ reason }),
  EndSessions: z.object({ reason }),
  RemoveSecondFactor: z.object({ reason }),
} as const

type Worded = keyof typeof accountCommands
export type AccountCommand =
  | { [Name in Worded]: Readonly<{ type: Name } & z.infer<(typeof accountCommands)[Name]>> }[Worded]
  | Readonly<{ type: 'ActivateAccount' | 'EndOneSession' | 'ResetPassword' | 'ChangePassword' | 'EnableSecondFactor' | 'RenewRecoveryCodes' }>
export type AccountCommandName = AccountCommand['type']
