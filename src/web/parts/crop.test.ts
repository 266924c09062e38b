import { describe, expect, it } from 'vitest'
import { areaOf, pushed } from './crop.ts'

const frame = { width: 350, height: 490 }
const centred = { zoom: 1, x: 0.5, y: 0.5 }

describe('cutting a photo to two inches', () => {
  it('takes the full height of a wide picture, centred', () =>
    expect(areaOf({ width: 1000, height: 490 }, frame, centred)).toEqual({ left: 325, top: 0, width: 350, height: 490 }))
  it('takes half of each side at twice the size', () =>
    expect(areaOf({ width: 700, height: 980 }, frame, { ...centred, zoom: 2 })).toEqual({ left: 175, top: 245, width: 350, height: 490 }))
  it('follows the hand that pushes the picture', () =>
    expect(pushed({ width: 1050, height: 490 }, frame, centred, 70, 0)).toEqual({ zoom: 1, x: 0.4, y: 0.5 }))
  it('stops at the edge of the picture', () =>
    expect(pushed({ width: 1050, height: 490 }, frame, centred, 9999, 50)).toEqual({ zoom: 1, x: 0, y: 0.5 }))
})
