import * as vscode from 'vscode';
import type { AutoVerify } from '../health/credentialHealth';
import { settings } from '../ids';
import { readEndpoint, type EndpointReading } from '../minimax/endpoint';
import { regionHosts, type Region } from '../minimax/region';

/** The value of `minimax.autoVerify`. */
export function autoVerify(): AutoVerify {
  const value = vscode.workspace.getConfiguration().get<string>(settings.autoVerify);
  return value === 'never' || value === 'startup' ? value : 'change';
}

/** Changes `minimax.autoVerify` for the user. */
export async function setAutoVerify(value: AutoVerify): Promise<void> {
  await vscode.workspace
    .getConfiguration()
    .update(settings.autoVerify, value, vscode.ConfigurationTarget.Global);
}

/** The endpoint setting of a region, read. The setting has application scope: a workspace cannot set it. */
export function endpoint(region: Region): EndpointReading {
  const value = vscode.workspace.getConfiguration().get<unknown>(settings.endpoints[region]);
  if (value === undefined || value === null || value === '') {
    return { origin: regionHosts[region].apiOrigin };
  }
  return typeof value === 'string' ? readEndpoint(value) : { fault: 'notAnAddress' };
}

/** The origin of a region, or `undefined` when its setting is refused. */
export function originOf(region: Region): string | undefined {
  const reading = endpoint(region);
  return 'origin' in reading ? reading.origin : undefined;
}

/** Whether a change of settings concerns an endpoint. */
export function affectsEndpoints(event: vscode.ConfigurationChangeEvent): boolean {
  return Object.values(settings.endpoints).some((setting) => event.affectsConfiguration(setting));
}
