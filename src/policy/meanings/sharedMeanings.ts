import type { Meanings } from './meaning.ts'

/** Keys that mean the same wherever they stand. */
export const sharedMeanings: Meanings = {
  clause: '依据的条款，名称照原文，如“第七条（五）”',
  quote: '依据的原文，在那个条款里逐字找得到（空白不计）',
  also: '在别处还有依据的，一处一项，各写条款和原文',
  interpretation: '这一条只在哪一种读法下成立：interpretations 里的编号',
  stated: {
    means: '原文写明了没有',
    values: { true: '写明了，接着写 value、clause、quote', false: '没有写明，接着写 ask、neededFor' },
  },
  value: '原文写明的内容',
  alternatives: '按没有采用的读法，各是什么：按 interpretations 里读法的编号，写法同 value',
  ask: '原文没有写明的，请选拔办补什么：一句问话，印在补填的那一栏上',
  neededFor: '最迟在哪件事以前补上：阶段的名称，如 publish（公布）；复核认定以前写 reverification，取消资格以前写 revoke',
}
