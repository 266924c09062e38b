import { accountCommands } from '../../domain/account/commands.ts'
import { hasAccount, type Holder } from '../../domain/account/decide.ts'
import type { Actor } from '../../domain/shared/actor.ts'
import type { Invitee, Invited, PersonsAccount } from '../../usecases/identity.ts'
import type { Transaction } from '../../usecases/ports.ts'
import { Refused } from '../../usecases/refused.ts'
import { issueActivation } from './activation.ts'
import { assertWords, claimName, command } from './administration.ts'
import type { Parts } from './parts.ts'

/** By whom an account is found: the id under which a case seals the person's data, and the digest of their ID number. */
export type Person = Readonly<{ person: string; personKey?: string | undefined }>

/** 一人一号 — opens an account for the person of a case, or takes the case to the account they have from another one. Never a second account. */
export async function invite(parts: Parts, by: Actor, invitee: Invitee): Promise<Invited> {
  const holder = await accountOf(parts, by, invitee)
  return holder ? joinCase(parts, by, holder, invitee) : openForPerson(parts, by, invitee)
}

/** The case is told apart from a repeated try by whether the account reaches it already. */
async function joinCase(parts: Parts, by: Actor, holder: PersonsAccount, { person, displayName }: Invitee): Promise<Invited> {
  if (holder.persons.includes(person)) throw new Refused(hasAccount(holder))
  if (holder.displayName !== displayName) throw new Refused(anotherName)
  if (!holder.open) throw new Refused(hasAccount(holder))
  await command(parts, by, holder.id, { type: 'JoinCase', person })
  parts.sessions.forget()
  return { outcome: 'joined' }
}

async function openForPerson(parts: Parts, by: Actor, invitee: Invitee): Promise<Invited> {
  const words = assertWords(accountCommands.InviteApplicant, invitee)
  const id = await claimName(parts, by, words.signInName)
  await parts.recorder.record({ jurisdiction: by.jurisdiction, account: id, actor: by }, async (decide, tx) =>
    decide({ type: 'InviteApplicant', ...words }, { holder: await lockedHolder(tx, invitee) }))
  return { outcome: 'opened', signInName: words.signInName, ...await issueActivation(parts, by, id) }
}

/** Two units that invite one person at the same moment wait for each other; the second finds the account of the first. */
async function lockedHolder(tx: Transaction, sought: Person): Promise<Holder | undefined> {
  await tx.lock(`account-of:${sought.personKey ?? sought.person}`, 'exclusive')
  return holderIn(tx, sought)
}

export function accountOf(parts: Parts, by: Actor, sought: Person): Promise<PersonsAccount | undefined> {
  return parts.recorder.reading(by.jurisdiction, (tx) => holderIn(tx, sought))
}

type Row = Readonly<{ stream_id: string; signInName: string; displayName: string; activated: boolean; open: boolean; persons: readonly string[] }>

async function holderIn(tx: Transaction, { person, personKey }: Person): Promise<PersonsAccount | undefined> {
  const [listed] = await tx.rows<{ stream_id: string }>('account_persons', { person })
  const wheres = [...(listed ? [{ stream_id: listed.stream_id }] : []), ...(personKey === undefined ? [] : [{ personKey }])]
  for (const where of wheres) {
    const [row] = await tx.rows<Row>('accounts', where)
    if (row) return { id: row.stream_id, signInName: row.signInName, displayName: row.displayName, activated: row.activated, open: row.open, persons: row.persons }
  }
  return undefined
}

const anotherName = {
  code: 'person-has-another-name', about: 'name',
  detail: '这个身份证件号码已有账号，登记的是另一个姓名，没有归到一起。请核对申报表里的姓名和身份证件号码；都没有错的，请申报人带身份证件找系统管理员。',
}
