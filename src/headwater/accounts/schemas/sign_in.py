from ninja import Field, Schema

from headwater.http.wire import Body


class SignInPolicyOut(Schema):
    requires_second_factor: bool = Field(
        description="Whoever has none is led to set one up before anything else; tokens go on."
    )


class SignInPolicyIn(Body):
    requires_second_factor: bool
