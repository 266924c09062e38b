import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { id, word } from '../../domain/shared/words.ts'
import { applicantsAccount, inviteApplicant, repeatInvitation } from '../../usecases/inviteApplicant.ts'
import { invitationView, invitedView } from '../api.ts'
import { sendProblem } from '../problems.ts'
import { register } from '../route.ts'
import { actorOf, from } from '../session.ts'
import type { Services } from '../services.ts'

const ofCase = z.object({ id })

/** How a technician comes to the one account they have: the unit hands out a code, and only its owner ever knows the password. */
export function invitationRoutes(app: FastifyInstance, services: Services): void {
  const { identity, ports } = services
  register(app, services, {
    method: 'GET', path: '/api/cases/:id/invitation', summary: '申报人账号', params: ofCase, answer: invitationView,
    async handle(request, { params }) {
      const account = await applicantsAccount(ports, identity, { actor: actorOf(request), application: params.id })
      return { account: account ? { signInName: account.signInName, activated: account.activated, open: account.open } : null }
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/cases/:id/invitation', summary: '为申报人开通账号', params: ofCase, body: z.object({ signInName: word(40) }), answer: invitedView,
    async handle(request, { params, body }, reply) {
      const invited = await inviteApplicant(ports, identity, { actor: actorOf(request), application: params.id, ...body })
      if (invited.kind === 'refused') return sendProblem(reply, ...invited.refusals)
      const { kind: _, ...told } = invited
      return told
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/cases/:id/invitation/repeat', summary: '重新发激活码', params: ofCase, answer: invitedView,
    async handle(request, { params }, reply) {
      const { signInName, issued } = await repeatInvitation(ports, identity, { actor: actorOf(request), application: params.id })
      return issued.kind === 'refused' ? sendProblem(reply, ...issued.refusals) : { outcome: 'opened', signInName, code: issued.code, until: issued.until }
    },
  })
  register(app, services, {
    method: 'POST', path: '/api/activation', summary: '凭激活码设自己的密码',
    body: z.object({ code: word(60), password: z.string().min(1, '请填写新密码').max(200) }), answer: z.object({ signInName: z.string() }),
    async handle(request, { body }, reply) {
      const activated = await identity.activate(body.code, body.password, from(request))
      return activated.kind === 'refused' ? sendProblem(reply, ...activated.refusals) : { signInName: activated.signInName }
    },
  })
}
