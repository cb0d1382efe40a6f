import {
  createGroupId,
  createLegacyKey,
  createPayAsYouGoKey,
  createPlanKey,
  createUnknownKey,
} from '../../../../platform/accounts';

/** Credentials made by code, always the same. No two belong together but `legacyKey` and `legacyGroup`. */
export const values = {
  planKey: createPlanKey('env one'),
  /** Cut while it was copied. */
  shortKey: createPlanKey('env one').slice(0, 90),
  otherKey: createPlanKey('env two'),
  payAsYouGoKey: createPayAsYouGoKey('env'),
  unknownKey: createUnknownKey('env'),
  legacyGroup: createGroupId('env legacy'),
  legacyKey: createLegacyKey('env', createGroupId('env legacy')),
  groupId: createGroupId('env'),
  otherGroup: createGroupId('env other'),
} as const;

/** Puts the values where their names stand between `@` signs: `MINIMAX_API_KEY=@planKey@`. */
export function withValues(text: string): string {
  return text.replaceAll(/@(\w+)@/g, (mention, name: string) => {
    const value = (values as Readonly<Record<string, string>>)[name];
    if (value === undefined) {
      throw new Error(`There is no value ${mention}.`);
    }
    return value;
  });
}
