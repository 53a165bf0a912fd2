"""What a cloud is made of."""

import pytest
from minicloud import settings
from minicloud.errors import CloudError, UsageError
from minicloud.settings import Settings


def test_a_cloud_is_cinder_with_two_back_ends_if_nobody_says_more():
    assert Settings().services == ("cinder",)
    assert Settings().backend_names == ["fc1", "fc2"]


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"services": ("keystone",)}, "without cinder"),
        ({"services": ("cinder", "nova")}, "nova needs keystone"),
        ({"services": ("cinder", "glance")}, "no service glance"),
        ({"auth": "keystone"}, "--auth keystone needs keystone"),
        ({"auth": "kerberos"}, "no auth kerberos"),
        ({"backends": 0}, "0 back ends; use 1 to 9"),
        ({"backends": 10}, "10 back ends; use 1 to 9"),
        ({"rpc": "kombu://"}, "no transport kombu://"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(wrong, text):
    with pytest.raises(UsageError, match=text) as caught:
        Settings(**wrong)
    assert "\n" not in str(caught.value)


def test_services_are_put_in_the_order_in_which_they_are_told_of():
    assert settings.ordered("cinder, keystone") == ("keystone", "cinder")


def test_a_service_that_is_not_known_is_kept_to_be_refused():
    assert settings.ordered("glance,cinder") == ("cinder", "glance")


def test_settings_are_read_as_they_were_written():
    made = Settings(("keystone", "cinder"), 3, "keystone", ports={"cinder": 8776})
    assert settings.load(settings.dump(made)) == made


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"format": 1, "colour": "red"}'])
def test_a_card_that_is_none_is_refused(text):
    with pytest.raises(CloudError, match="cannot be read"):
        settings.load(text)


def test_a_card_of_another_version_is_refused():
    with pytest.raises(CloudError, match="another version"):
        settings.load('{"format": 2}')


def test_all_of_cinder_is_in_one_process_unless_there_is_a_broker():
    assert Settings().embedded
    assert not Settings(rpc="rabbit://guest:guest@127.0.0.1:5672/").embedded
