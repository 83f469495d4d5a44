export function TestConsole() {
  return null;
}
