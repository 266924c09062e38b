import { finalStages } from '../domain/application/application.ts'
import type { Actor } from '../domain/shared/actor.ts'
import { checkAnswers, normaliseAnswers } from '../policy/answers.ts'
import type { Answers, Policy } from '../policy/policy.ts'
import type { Identity, Invitee } from './identity.ts'
import type { Ports, Transaction } from './ports.ts'
import { Refused } from './refused.ts'
import { getCase, getRound, policyOf } from './subjects/shared.ts'

type Inviting = Readonly<{ actor: Actor; application: string; signInName: string }>

/** 邀请申报人 — opens the one account of the person of a case, found by their ID number, or takes the case to the account they have. */
export async function inviteApplicant(ports: Ports, identity: Identity, { actor, application, signInName }: Inviting) {
  return identity.inviteApplicant(actor, { signInName, ...await identified(ports, actor, application) })
}

/** 重新发激活码 — for the technician of the case, as long as they have not come in. */
export async function repeatInvitation(ports: Ports, identity: Identity, { actor, application }: Omit<Inviting, 'signInName'>) {
  const holder = await identity.accountOf(actor, await ports.store.transaction(actor.jurisdiction, (tx) => personOf(tx, actor, application)))
  if (!holder) throw new Refused({ code: 'no-such-account', detail: '这位申报人还没有账号，请先开通。' })
  return { signInName: holder.signInName, issued: await identity.issueActivation(actor, holder.id) }
}

/** The account that reaches this case, for the unit to see how far it has come. */
export async function applicantsAccount(ports: Ports, identity: Identity, { actor, application }: Omit<Inviting, 'signInName'>) {
  return identity.accountOf(actor, await ports.store.transaction(actor.jurisdiction, (tx) => personOf(tx, actor, application)))
}

async function personOf(tx: Transaction, actor: Actor, id: string): Promise<Pick<Invitee, 'person'>> {
  return { person: (await getCase(tx, actor, id)).subject }
}

function identified(ports: Ports, actor: Actor, id: string): Promise<Omit<Invitee, 'signInName'>> {
  return ports.store.transaction(actor.jurisdiction, async (tx) => {
    const application = await getCase(tx, actor, id)
    if (finalStages.has(application.stage)) throw new Refused(ended)
    const policy = policyOf(ports.policies, await getRound(tx, application.round))
    const answers = normaliseAnswers(policy.form, (await tx.loadDraft(id))?.answers ?? application.content?.answers ?? {})
    const idNumber = idNumberOf(policy, answers)
    return {
      person: application.subject,
      displayName: typeof answers['name'] === 'string' && answers['name'] !== '' ? answers['name'] : application.name,
      ...(idNumber === undefined ? {} : { personKey: ports.personDigest(actor.jurisdiction, idNumber) }),
    }
  })
}

/** Undefined where the measure's form asks for none: then the case itself says who the person is. */
function idNumberOf({ form }: Policy, answers: Answers): string | undefined {
  if (!form.pages.some(({ fields }) => fields.some((field) => field.id === 'idNumber'))) return undefined
  const { idNumber } = answers
  const problem = checkAnswers(form, answers).find(({ field }) => field === 'idNumber')
  if (typeof idNumber === 'string' && idNumber !== '' && !problem) return idNumber
  throw new Refused({
    code: 'id-number-needed', about: 'idNumber',
    detail: `请先在申报表里填好申报人的身份证件号码，再开通账号：一个人只开一个账号，凭这个号码认人。${problem && idNumber ? problem.text : ''}`,
  })
}

const ended = { code: 'case-ended', detail: '这份申报已经办结，不用再开通账号。' }
