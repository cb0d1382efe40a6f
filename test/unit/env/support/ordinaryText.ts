/** Lines as people write them in a `.env`, each name another one, with every tenth line empty or a comment. */
export function ordinaryLines(count: number): string {
  const lines: string[] = [];
  for (let index = 0; index < count; index++) {
    lines.push(ordinaryLine(index));
  }
  return lines.join('\n') + '\n';
}

function ordinaryLine(index: number): string {
  switch (index % 10) {
    case 0:
      return index % 20 === 0 ? '' : `# section ${index}`;
    case 1:
      return `SERVICE_${index}_URL=https://service-${index}.example.com/v1/path?x=${index}`;
    case 2:
      return `SERVICE_${index}_TOKEN="token-${index}-abcdefghijklmnop"`;
    case 3:
      return `export SERVICE_${index}_NAME='a name with blanks'`;
    case 4:
      return `SERVICE_${index}_PORT=${index} # the port`;
    case 5:
      return `SERVICE_${index}_ENABLED = true`;
    case 6:
      return `SERVICE_${index}_TEXT="first\\nsecond"`;
    case 7:
      return `SERVICE_${index}_EMPTY=`;
    case 8:
      return `service.${index}.name: value`;
    default:
      return `SERVICE_${index}_ID=${'1234567890'.repeat(2)}`;
  }
}
