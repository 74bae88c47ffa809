import { day } from '../domain/day.ts'

/**
 * How often each code stood in the registers of England's state-funded schools in the school year 2023 to 2024: sessions, out
 * of `possible`. By the codes before 19 August 2024: J became J1, H part of C, and Y had not been counted. `D` is not possible.
 */
export const publishedRates = {
  from: day('2023-09-01'),
  until: day('2024-07-31'),
  source:
    'https://github.com/dfe-analytical-services/attendance-data-dashboard/blob/f6882c5dbad04de7aee86ee6c02f22673c92a345/EES_ytd_data.csv',
  row: 'National, Total',
  checkedOn: day('2026-11-22'),
  possible: 2_076_368_646,
  attended: 1_928_976_943,
  absent: 147_391_703,
  /** Pupils who missed a tenth or more, in a hundred. */
  persistentlyAbsent: 20.22865079,
  presentMornings: 921_934_051,
  presentAfternoons: 943_979_331,
  sessions: {
    L: 40_030_762,
    I: 72_702_798,
    M: 6_479_221,
    R: 898_190,
    S: 1_157_260,
    T: 196_214,
    H: 973_136,
    E: 3_479_323,
    C: 11_520_350,
    B: 6_382_762,
    D: 5_183_829,
    J: 269_791,
    P: 2_088_135,
    V: 12_886_665,
    W: 1_405_446,
    G: 9_737_179,
    U: 3_875_555,
    O: 34_572_372,
    N: 1_799_234,
  },
} as const
