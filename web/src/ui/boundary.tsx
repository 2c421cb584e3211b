import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode, Suspense } from "react";

import { Failed } from "./failed";
import { ListSkeleton } from "./skeletons";

type Props = { children: ReactNode; loading?: ReactNode };

/** Around everything that reads with useSuspenseQuery: shows loading and failed, so that the inside need not. */
export function Boundary({ children, loading = <ListSkeleton /> }: Props) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Catch onRetry={reset}>
          <Suspense fallback={loading}>{children}</Suspense>
        </Catch>
      )}
    </QueryErrorResetBoundary>
  );
}

type CatchProps = { children: ReactNode; onRetry: () => void };

class Catch extends Component<CatchProps, { error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <Failed error={this.state.error} retry={this.retry} />;
  }

  retry = () => {
    this.props.onRetry();
    this.setState({ error: undefined });
  };
}
